import pg from 'pg';
import { z } from 'zod';
import type { Statement } from '../src/plumbing/db/database.js';
import type { TestDatabase } from './database.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Plan Rows': number;
  readonly 'Total Cost': number;
  readonly Plans?: readonly PlanNode[] | undefined;
}

const nodeSchema: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Plan Rows': z.number(),
    'Total Cost': z.number(),
    Plans: z.array(nodeSchema).optional(),
  }),
);
const loggedSchema = z.object({ 'Query Text': z.string(), Plan: nodeSchema });

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** More rows than these are not sorted for one page, nor while somebody waits. */
const mostSorted = 5_000;

/** In the planner's own unit; reading 100,000 rows by an index costs more than 1,000. */
const mostCost = 800;

// What grows with a shop's products; facet values, for one, do not.
const growing = [
  ...[
    'products',
    'variants',
    'product_categories',
    'product_terms',
    'product_figures',
    'stock_levels',
    'stock_movements',
  ],
  ...['product_documents', 'listing_documents', 'category_documents', 'collection_products'],
];

/** Tells the planner that there are `factor` times as many products as there are: plans are those of a shop so much larger. */
export async function pretendLarger(database: TestDatabase, factor: number): Promise<void> {
  await database.admin.query('ANALYZE');
  await database.admin.query(
    `SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', c.relname::text, 'relpages', c.relpages,
       'reltuples', (c.reltuples * $1)::real)
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($2) AND c.reltuples > 0`,
    [factor, growing],
  );
}

/** Runs statements as the application's role and sees how, statements inside of functions included. */
export class PlanWatcher {
  readonly #plans: unknown[] = [];

  private constructor(private readonly client: pg.Client) {
    client.on('notice', ({ message = '' }) => {
      const [, plan] = /^duration: [\d.]+ ms {2}plan:\n(.*)$/s.exec(message) ?? [];
      if (plan !== undefined) this.#plans.push(JSON.parse(plan));
    });
  }

  static async open(database: TestDatabase, tenantId: string): Promise<PlanWatcher> {
    const { connectionString } = database.admin.options;
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query(`LOAD 'auto_explain'`);
    const settings = { log_min_duration: '0', log_nested_statements: 'on', log_format: 'json', log_level: 'notice' };
    for (const [name, value] of Object.entries(settings)) await client.query(`SET auto_explain.${name} = '${value}'`);
    await client.query('SET ROLE app_user');
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [tenantId]);
    return new PlanWatcher(client);
  }

  /**
   * What of a statement grows with the shop: tables read as a whole, sorts of more than a page could want, and plans that cost as
   * much as going through the shop does.
   *
   * @param cost the most a plan may cost
   */
  async faultsOf(statement: Statement, cost = mostCost): Promise<string[]> {
    this.#plans.length = 0;
    await this.client.query(statement.text, [...statement.values]);
    const plans = z.array(loggedSchema).min(1).parse(this.#plans);
    return plans.flatMap(({ Plan: plan, 'Query Text': text }) => [
      ...nodesOf(plan).flatMap((node) => faultOf(node) ?? []),
      ...(plan['Total Cost'] > cost ? [`costs ${Math.round(plan['Total Cost'])}: ${text.trim().slice(0, 120)}`] : []),
    ]);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

function faultOf(node: PlanNode): string | null {
  const { 'Node Type': type, 'Relation Name': relation = '', 'Plan Rows': rows } = node;
  if (type === 'Seq Scan' && rows > 1) return `reads all of ${relation}`;
  const [input] = node.Plans ?? [];
  return type === 'Sort' && input !== undefined && input['Plan Rows'] > mostSorted
    ? `sorts ${input['Plan Rows']} rows`
    : null;
}
