export { LinkModule } from './link.module.js';
export { MovedLinks } from './moved-links.js';
