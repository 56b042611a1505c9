export { ContentModule } from './content.module.js';
export { menuStatement, pageStatement } from './content.statements.js';
