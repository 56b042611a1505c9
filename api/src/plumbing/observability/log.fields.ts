import { AsyncLocalStorage } from 'node:async_hooks';

interface LogFields {
  readonly requestId: string;
  tenantId?: string;
}

// Log fields only: what a use case needs comes with its ctx.
const fields = new AsyncLocalStorage<LogFields>();

/** Runs `work` so that every log line inside carries these fields. */
export const withLogFields = <R>(initial: LogFields, work: () => R): R => fields.run(initial, work);

/** Adds the shop to the log lines of what runs now. */
export function logFields(tenantId: string): void {
  const current = fields.getStore();
  if (current) current.tenantId = tenantId;
}

/** The fields of what runs now; empty outside requests and jobs. */
export const currentLogFields = (): Partial<LogFields> => fields.getStore() ?? {};
