import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Settings of the storefront process; all come from the environment, none is read elsewhere. */
const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** Base address of the API, without path. */
  API_URL: z.url().default('http://127.0.0.1:8000'),
  /** Shared with the API: proves that a forwarded host was set by this process. */
  INTERNAL_TOKEN: z.string().min(16),
  /** Folder of the page cache; without one, pages are kept in memory only. */
  CACHE_DIR: z.string().optional(),
  CACHE_MEMORY_MB: z.coerce.number().int().min(8).max(4096).default(96),
  CACHE_DISK_MB: z.coerce.number().int().min(8).max(1_000_000).default(512),
  /** Believe `X-Forwarded-Host|Proto|For` of whoever connects: only behind a proxy that sets them itself. */
  TRUST_PROXY: flag.default(false),
  API_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof configSchema>;

/**
 * Reads the configuration.
 *
 * @throws Error naming every variable that is missing or malformed
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`Storefront configuration: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
