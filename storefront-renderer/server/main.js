// The storefront process. Everything it runs is in the build: `npm run build` first.
import { start } from '../dist/server/entry.mjs';

await start(process.env);
