import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const login = z.object({ email: z.string(), password: z.string() });
const demoShopSchema = z.object({
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  storefrontUrl: z.string(),
  owner: login,
  apiKey: z.string(),
  customer: login,
});
/** How to get into one of the demo shops. */
export type DemoShop = z.output<typeof demoShopSchema>;

const demoFileSchema = z.object({
  apiUrl: z.string(),
  docsUrl: z.string(),
  consoleUrl: z.string(),
  platformUrl: z.string(),
  platformAdmin: login,
  shops: z.array(demoShopSchema),
});
/** Where everything is and how to sign in, for people and scripts. */
export type DemoFile = z.output<typeof demoFileSchema>;

/** The file as an earlier run left it; null when there is none or it cannot be read. */
export async function readDemoFile(path: string): Promise<DemoFile | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return demoFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Readable by its owner alone: it holds passwords and keys. */
export async function writeDemoFile(path: string, content: DemoFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
