export { ContentModule } from './content.module.js';
export { menuStatement, pagePreviewStatement, pageStatement } from './content.statements.js';
