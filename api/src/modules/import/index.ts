export { ImportModule } from './import.module.js';
export { FetchImportImages } from './use-cases/fetch-import-images.js';
export { ImportRetention } from './import.retention.js';
export { readSheet, type SheetRow } from './sheet/read.sheet.js';
export { SheetOutcome } from './sheet/sheet.report.js';
export { sheetAnswer } from './sheet/write.sheet.js';
export { RunImport } from './use-cases/run-import.js';
export { WriteExport } from './use-cases/write-export.js';
