import 'reflect-metadata';
import { createApp, FoldSales, loadConfig } from './app.js';

const app = await createApp(loadConfig(), 'sales-rebuild');
try {
  const orders = await app.get(FoldSales, { strict: false }).rebuild();
  process.stdout.write(`The figures of ${orders} orders were made anew.\n`);
} finally {
  await app.close();
}
