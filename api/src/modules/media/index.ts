export { MediaModule } from './media.module.js';
export { MediaService } from './media.service.js';
export { pictures } from './pictures.js';
export { RemoteImages } from './remote-image.service.js';
