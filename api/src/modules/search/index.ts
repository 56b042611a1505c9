export { SearchModule } from './search.module.js';
export { searchStatement } from './search.statements.js';
