export { DocumentModule } from './document.module.js';
export { PrintDocuments } from './use-cases/print-documents.js';
