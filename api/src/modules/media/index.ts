export { MediaModule } from './media.module.js';
export { MediaService, type Upload } from './media.service.js';
