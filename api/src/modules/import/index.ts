export { ImportModule } from './import.module.js';
export { FetchImportImages } from './use-cases/fetch-import-images.js';
export { ImportRetention } from './import.retention.js';
export { RunImport } from './use-cases/run-import.js';
export { WriteExport } from './use-cases/write-export.js';
