import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`Run the journeys by "npm run e2e": ${name} is not set.`);
  return value;
};

const dataDir = required('E2E_DATA_DIR');
export const apiUrl = required('E2E_API_URL');
export const consoleUrl = required('E2E_CONSOLE_URL');

const credentials = z.object({ email: z.string(), password: z.string() });
const demoSchema = z.object({
  platformAdmin: credentials,
  shops: z
    .array(
      z.object({
        slug: z.string(),
        name: z.string(),
        currency: z.string(),
        storefrontUrl: z.string(),
        owner: credentials,
        apiKey: z.string(),
        customer: credentials,
      }),
    )
    .min(2),
});
export type DemoShop = z.infer<typeof demoSchema>['shops'][number];

/** What the start wrote for scripts: logins and addresses of the demo shops. */
export const demo = demoSchema.parse(JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')));

const shopAt = (index: number): DemoShop => {
  const shop = demo.shops[index];
  if (!shop) throw new Error('The demo has two shops.');
  return shop;
};
/** Tenant one, in the theme Harbor. */
export const firstShop = shopAt(0);
/** Another shop, in the theme Volt and another currency. */
export const secondShop = shopAt(1);

const runSchema = z.object({ processes: z.record(z.string(), z.object({ pid: z.number() })) });

/** Ends a process of the product at once, as a crash would; its supervisor starts it again unless it is held. */
export function killProcess(name: string): void {
  const run = runSchema.parse(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')));
  const found = run.processes[name];
  if (!found) throw new Error(`No process ${name} is running.`);
  process.kill(found.pid, 'SIGKILL');
}

/** Keeps a killed process down until {@link release}. */
export function hold(name: string): void {
  mkdirSync(join(dataDir, 'hold'), { recursive: true });
  writeFileSync(join(dataDir, 'hold', name), '');
}

export function release(name: string): void {
  const file = join(dataDir, 'hold', name);
  if (existsSync(file)) rmSync(file);
}

/** A request with a host header of one's own, which browsers and fetch do not allow. */
export function requestAs(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    })
      .on('error', reject)
      .end();
  });
}

/** Calls the API with the shop's key, or, given a cart's token or an idempotency key to shop with, as a guest. */
export async function callApi(
  shop: DemoShop,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const isAnonymous = 'x-cart-token' in headers || path.startsWith('/cart');
  const answer = await fetch(`${apiUrl}/api/v1${path}`, {
    method,
    headers: {
      'x-shop': shop.slug,
      ...(isAnonymous ? {} : { authorization: `Bearer ${shop.apiKey}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  return { status: answer.status, body: json };
}
