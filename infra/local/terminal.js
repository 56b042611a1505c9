const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Progress on a terminal: one line for each finished step, with its seconds. On a TTY a live line shows what is going on;
 * elsewhere (CI, a pipe) a step that takes long says so every 15 seconds.
 */
export class Terminal {
  /** @type {Map<string, { startedAt: number, detail: string, remindedAt: number }>} */
  #active = new Map();
  #frame = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /** @param {NodeJS.WriteStream} stream where to write; steps that need no telling apart share one terminal */
  constructor(stream = process.stdout) {
    this.stream = stream;
    this.live = Boolean(stream.isTTY) && !process.env.CI;
  }

  /** Prints one line, above the live one. */
  line(text = '') {
    this.#clear();
    this.stream.write(`${text}\n`);
    this.#draw();
  }

  /** Prints a finished step that needed no waiting. */
  done(label, note = '') {
    this.line(`${this.mark('✓', 32)} ${label}${note ? `  ${this.dim(note)}` : ''}`);
  }

  /** Prints something the person should notice without stopping. */
  warn(text) {
    this.line(`${this.mark('!', 33)} ${text}`);
  }

  /**
   * Runs `work` and prints the label with the seconds it took; a failure is marked and passed on.
   *
   * @template T
   * @param {string} label
   * @param {(say: (detail: string) => void) => Promise<T>} work `say` replaces the detail shown behind the label
   * @returns {Promise<T>}
   */
  async step(label, work) {
    const startedAt = Date.now();
    this.#active.set(label, { startedAt, detail: '', remindedAt: startedAt });
    this.#tick();
    let sign = this.mark('✗', 31);
    try {
      const result = await work((detail) => this.#tell(label, detail));
      sign = this.mark('✓', 32);
      return result;
    } finally {
      this.#active.delete(label);
      if (this.#active.size === 0) clearInterval(this.#timer);
      if (this.#active.size === 0) this.#timer = undefined;
      this.line(`${sign} ${label}  ${this.dim(seconds(Date.now() - startedAt))}`);
    }
  }

  /** @param {string} text @returns {string} the text in grey on a colour terminal */
  dim(text) {
    return this.live ? `\u001b[2m${text}\u001b[22m` : text;
  }

  /** @param {string} text @returns {string} the text in bold on a colour terminal */
  bold(text) {
    return this.live ? `\u001b[1m${text}\u001b[22m` : text;
  }

  /** @param {string} text @param {number} colour ANSI foreground code @returns {string} */
  mark(text, colour) {
    return this.live ? `\u001b[${colour}m${text}\u001b[39m` : text;
  }

  #tell(label, detail) {
    const step = this.#active.get(label);
    if (step) step.detail = detail;
  }

  #tick() {
    this.#timer ??= setInterval(() => {
      this.#frame = (this.#frame + 1) % FRAMES.length;
      if (this.live) this.#clear();
      this.#draw();
    }, 120);
  }

  #draw() {
    const now = Date.now();
    if (!this.live) {
      for (const [label, step] of this.#active) {
        if (now - step.remindedAt < SIGN_OF_LIFE_MS) continue;
        step.remindedAt = now;
        this.stream.write(`  … ${label}: ${seconds(now - step.startedAt)} so far ${step.detail}`.trimEnd() + '\n');
      }
      return;
    }
    if (this.#active.size === 0) return;
    const parts = [...this.#active].map(([label, step]) =>
      `${label} ${seconds(now - step.startedAt, 0)} ${step.detail}`.trim(),
    );
    const text = `${FRAMES[this.#frame]} ${parts.join(' · ')}`;
    this.stream.write(text.slice(0, Math.max(20, (this.stream.columns ?? 80) - 1)));
  }

  #clear() {
    if (this.live) this.stream.write('\r\u001b[2K');
  }
}

/** @param {number} milliseconds @param {number} digits @returns {string} for instance `1.2 s` */
export function seconds(milliseconds, digits = 1) {
  return `${(milliseconds / 1000).toFixed(digits)} s`;
}
