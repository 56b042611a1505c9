import { fileURLToPath } from 'node:url';
// Everything the process runs is in the build: `npm run build` first.
import { start } from '../dist/server/entry.mjs';

await start(process.env, fileURLToPath(new URL('../dist/client/_assets/', import.meta.url)));
