import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';

const compressible = new Set(['.js', '.css', '.html', '.svg', '.json']);
const here = import.meta.dirname;

async function compressFile(path: string): Promise<void> {
  const body = await readFile(path);
  const brotli = promisify(brotliCompress);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await writeFile(`${path}.br`, await brotli(body, options));
  await writeFile(`${path}.gz`, await promisify(gzip)(body, { level: 9 }));
}

/** Writes `.br` and `.gz` beside every text asset, so that the server never compresses on a request. */
function precompress(outDir: string): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)));
      await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))));
    },
  };
}

const faces = {
  merchant: { root: here, base: '/', outDir: join(here, 'dist/merchant'), port: 3001 },
  platform: {
    root: join(here, 'platform-console'),
    base: '/platform/',
    outDir: join(here, 'dist/platform'),
    port: 3002,
  },
};

/** Two builds from one code base: `--mode platform` builds the platform console, anything else the merchant console. */
export default defineConfig(({ mode }) => {
  const face = mode === 'platform' ? faces.platform : faces.merchant;
  const api = loadEnv(mode, here, 'API_URL')['API_URL'] ?? 'http://127.0.0.1:8000';
  return {
    root: face.root,
    base: face.base,
    publicDir: join(here, 'public'),
    plugins: [react(), tailwindcss(), precompress(face.outDir)],
    build: { outDir: face.outDir, emptyOutDir: true, assetsInlineLimit: 0 },
    server: { port: face.port, proxy: { '/api': api, '/graphql': api, '/media': api } },
  };
});
