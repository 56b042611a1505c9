export { FoldSales } from './use-cases/fold-sales.js';
