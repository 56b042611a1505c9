import { setTimeout as pause } from 'node:timers/promises';
import { readRun } from '../local/product.js';

/** Ends processes of a running product without warning; the supervisor starts them again. */
export class Chaos {
  #isOver = false;
  kills = { api: 0, workers: 0, database: 0 };

  /**
   * @param {object} circumstances
   * @param {('api' | 'workers' | 'database')[]} circumstances.plan whom, in this order
   * @param {string} circumstances.apiUrl
   * @param {string} circumstances.dataDir of the product
   * @param {<R>(work: (admin: import('pg').Client) => Promise<R>) => Promise<R>} circumstances.asAdmin
   * @param {ReturnType<typeof import('./random.js').randomOf>} circumstances.random
   * @param {(text: string) => void} circumstances.tell
   */
  constructor({ plan, apiUrl, dataDir, asAdmin, random, tell }) {
    Object.assign(this, { plan, apiUrl, dataDir, asAdmin, random, tell });
  }

  /** Kills API and workers in turn, a moment after everything stood again; the database once, in between. */
  async rage() {
    for (const victim of this.plan) {
      await this.#untilReady();
      await pause(this.random.between(800, 4_000));
      if (this.#isOver) return;
      if (victim === 'database') await this.#crashDatabase();
      else this.#kill(victim);
    }
  }

  end() {
    this.#isOver = true;
  }

  /** One that never comes up between two kills would prove nothing. */
  async #untilReady() {
    const isReady = () => fetch(`${this.apiUrl}/health/ready`).then((answer) => answer.ok, () => false); // prettier-ignore
    while (!this.#isOver && !(await isReady())) await pause(100);
  }

  #kill(name) {
    const pid = readRun(this.dataDir)?.processes[name]?.pid;
    if (!pid) return;
    try {
      process.kill(pid, 'SIGKILL');
      this.kills[name]++;
      this.tell(`killed ${name}`);
    } catch {
      // It had ended by itself a moment ago: the next round finds its successor.
    }
  }

  /** The death of one backend makes PostgreSQL end all of them and recover from its log, as after a power cut. */
  async #crashDatabase() {
    const { rows } = await this.asAdmin((admin) =>
      admin.query(`SELECT pid FROM pg_stat_activity WHERE usename = 'app_user' LIMIT 1`),
    );
    if (rows.length === 0) return;
    process.kill(rows[0].pid, 'SIGKILL');
    this.kills.database++;
    this.tell('crashed PostgreSQL');
  }
}
