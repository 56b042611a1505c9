import { resolve } from 'node:path';
import { z } from 'zod';

/** Injection token of the {@link Config}. */
export const CONFIG = Symbol('config');

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const databaseUrl = z.string().regex(/^postgres(?:ql)?:\/\//, 'must be a postgres:// connection string');
const secret = z.string().min(32, 'must be at least 32 characters of randomness');
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const megabyte = 1024 * 1024;
const origin = (value: string): string => new URL(value).origin;

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(8000),
  TRUST_PROXY: z.string().default('loopback'),
  DATABASE_URL: databaseUrl,
  DATABASE_PLATFORM_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_QUEUE_URL: databaseUrl,
  DATABASE_POOL: whole(2, 200).default(12),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// connection string')
    .optional(),
  MEILI_URL: url.optional(),
  MEILI_KEY: z.string().optional(),
  S3_ENDPOINT: url.optional(),
  S3_PUBLIC_ENDPOINT: url.optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  STORAGE_DIR: z.string().default('.data/media'),
  MEDIA_MAX_FILE_MB: whole(1, 5_000).default(2_048),
  MEDIA_QUOTA_MB: whole(1, 10_000_000).default(20_480),
  THEMES_DIR: z.string().default(resolve(import.meta.dirname, '../../themes')),
  SMALLSHOP_DEMO_FILE: z.string().default('.data/demo.json'),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_API: url.optional(),
  CLERK_SECRET_KEY: z.string().optional(),
  CLERK_JWT_KEY: z.string().optional(),
  CLERK_AUTHORIZED_PARTIES: z.string().default(''),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.email().default('shop@localhost.localdomain'),
  AUTH_SECRET: secret,
  INTERNAL_TOKEN: secret,
  PLATFORM_DOMAIN: z.hostname('must be a host name without scheme or port').default('localhost'),
  PUBLIC_API_URL: url.default('http://localhost:8000'),
  API_URL: url.default('http://127.0.0.1:8000'),
  STOREFRONT_URL: url.default('http://localhost:3000'),
  CONSOLE_URL: url.default('http://localhost:3001'),
  COOKIE_SECURE: flag.optional(),
  TEST_GATEWAY: flag.optional(),
  RATE_LIMIT_FACTOR: z.coerce.number().min(0).default(1),
  GRAPHQL_INTROSPECTION: flag.optional(),
});
type Environment = z.output<typeof environment>;

const databaseOf = (env: Environment) => ({
  url: env.DATABASE_URL,
  platformUrl: env.DATABASE_PLATFORM_URL,
  ownerUrl: env.DATABASE_OWNER_URL ?? null,
  queueUrl: env.DATABASE_QUEUE_URL,
  pool: env.DATABASE_POOL,
  connectTimeoutMs: 5_000,
  // The last fence around what anybody can ask for: no read of the product takes a tenth of it.
  readTimeoutMs: 10_000,
});

/** Everything of S3 or nothing: half a configuration would lose files in silence. */
function s3Of(env: Environment) {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket && !accessKeyId && !secretAccessKey && !env.S3_ENDPOINT) return null;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    throw new ConfigError(['S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: give all or none.']);
  }
  const endpoint = env.S3_ENDPOINT ?? `https://s3.${env.S3_REGION}.amazonaws.com`;
  const publicEndpoint = env.S3_PUBLIC_ENDPOINT ?? null;
  return { endpoint, publicEndpoint, bucket, region: env.S3_REGION, accessKeyId, secretAccessKey };
}

function stripeOf(env: Environment) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
  if (!secretKey && !webhookSecret) return null;
  if (!secretKey || !webhookSecret || !env.STRIPE_PUBLISHABLE_KEY) {
    throw new ConfigError(['STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET and STRIPE_PUBLISHABLE_KEY belong together.']);
  }
  return { secretKey, webhookSecret, publishableKey: env.STRIPE_PUBLISHABLE_KEY, api: env.STRIPE_API ?? null };
}

function clerkOf(env: Environment) {
  if (!env.CLERK_SECRET_KEY && !env.CLERK_JWT_KEY) return null;
  const authorizedParties = env.CLERK_AUTHORIZED_PARTIES.split(',').filter(Boolean);
  return { secretKey: env.CLERK_SECRET_KEY ?? null, jwtKey: env.CLERK_JWT_KEY ?? null, authorizedParties };
}

/** Where people and proxies reach the faces; origins without a trailing slash. */
const addressesOf = (env: Environment) => ({
  /** Shops live at `<slug>.<platformDomain>`. */
  platformDomain: env.PLATFORM_DOMAIN.toLowerCase(),
  api: origin(env.PUBLIC_API_URL),
  internalApi: origin(env.API_URL),
  /** Gives scheme and port of every storefront. */
  storefront: origin(env.STOREFRONT_URL),
  console: origin(env.CONSOLE_URL),
});

function assemble(env: Environment) {
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && env.TEST_GATEWAY) {
    throw new ConfigError(['TEST_GATEWAY=true is refused in production: it would hand out goods for test cards.']);
  }
  return {
    environment: env.NODE_ENV,
    isProduction,
    logLevel: env.LOG_LEVEL,
    http: { host: env.HOST, port: env.PORT, trustProxy: env.TRUST_PROXY, bodyLimitBytes: 1_048_576 },
    database: databaseOf(env),
    redisUrl: env.REDIS_URL ?? null,
    meili: env.MEILI_URL ? { url: env.MEILI_URL, key: env.MEILI_KEY ?? '' } : null,
    storage: { directory: resolve(env.STORAGE_DIR), s3: s3Of(env) },
    /** `maxFileBytes`: of one digital file. `quotaBytes`: of all files of one shop. */
    media: { maxFileBytes: env.MEDIA_MAX_FILE_MB * megabyte, quotaBytes: env.MEDIA_QUOTA_MB * megabyte },
    themesDirectory: resolve(env.THEMES_DIR),
    demoFile: resolve(env.SMALLSHOP_DEMO_FILE),
    stripe: stripeOf(env),
    testGateway: { isEnabled: !isProduction && (env.TEST_GATEWAY ?? true) },
    clerk: clerkOf(env),
    mail: { smtpUrl: env.SMTP_URL ?? null, from: env.MAIL_FROM },
    secrets: { auth: env.AUTH_SECRET, internal: env.INTERNAL_TOKEN },
    addresses: addressesOf(env),
    cookies: { secure: env.COOKIE_SECURE ?? isProduction },
    /** Multiplies every rate limit; 0 switches them off. */
    rateLimitFactor: env.RATE_LIMIT_FACTOR,
    graphql: { introspection: env.GRAPHQL_INTROSPECTION ?? !isProduction },
  };
}

/** The whole configuration of the API and the workers; what is null is not set up. */
export type Config = Readonly<ReturnType<typeof assemble>>;

/** Wrong settings: one sentence for each variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Reads the configuration from the environment, the only place where that happens.
 *
 * @throws ConfigError naming every variable that is missing or wrong
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return assemble(parsed.data);
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return given[name] === undefined ? `${name} is not set.` : `${name} ${issue.message}.`;
  });
  throw new ConfigError([...new Set(problems)]);
}
