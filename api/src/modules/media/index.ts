export { MediaModule } from './media.module.js';
export { MediaLibrary } from './media.library.js';
export { MediaService } from './media.service.js';
export { pictures } from './pictures.js';
export { RemoteImages } from './remote-image.service.js';
