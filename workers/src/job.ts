import { logFields, ShopResolver, systemCtx, type Application, type Ctx } from '@smallshop/api/app';
import type { JobName } from '@smallshop/contract';
import type { z } from 'zod';

/** One kind of job, ready to be given its services. */
export interface Job {
  readonly name: JobName;
  /** How many run at once in this process. */
  readonly concurrency: number;
  /** For jobs over all shops that nobody asks for: how often. */
  readonly everyMs?: number;
  /** Finds its services once; the function returned parses a payload and does the work. */
  readonly prepare: (app: Application) => (data: unknown) => Promise<unknown>;
}

interface Definition<Schema extends z.ZodType> {
  readonly name: JobName;
  /** The contract's, for this name. */
  readonly payload: Schema;
  readonly concurrency: number;
  readonly everyMs?: number;
  readonly prepare: (app: Application) => (payload: z.output<Schema>) => Promise<unknown>;
}

/** Declares a job. Whatever it does is done by a service of the application, and is safe to do twice. */
export function defineJob<Schema extends z.ZodType>({ payload, prepare, ...job }: Definition<Schema>): Job {
  return {
    ...job,
    prepare: (app) => {
      const work = prepare(app);
      return async (data) => work(payload.parse(data));
    },
  };
}

interface ShopDefinition<Schema extends z.ZodType<{ shopId: string }>> {
  readonly name: JobName;
  /** The contract's, for this name. */
  readonly payload: Schema;
  readonly concurrency: number;
  /** As the shop's timelines name who did it. */
  readonly actor: string;
  readonly prepare: (app: Application) => (ctx: Ctx, payload: z.output<Schema>) => Promise<unknown>;
}

/** Declares a job inside one shop; one whose shop is gone is done. */
export function defineShopJob<Schema extends z.ZodType<{ shopId: string }>>(job: ShopDefinition<Schema>): Job {
  const { name, payload, concurrency, actor } = job;
  const prepare = (app: Application) => {
    const shops = app.get(ShopResolver, { strict: false });
    const work = job.prepare(app);
    return async (asked: z.output<Schema>) => {
      logFields(asked.shopId);
      const shop = await shops.byId(asked.shopId);
      if (shop) await work(systemCtx(shop, actor, new Date()), asked);
    };
  };
  return defineJob({ name, payload, concurrency, prepare });
}
