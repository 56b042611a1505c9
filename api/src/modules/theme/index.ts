export { ThemeModule } from './theme.module.js';
export { ThemeCatalog } from './theme-catalog.service.js';
export { ThemeRevisionRepository } from './theme-revision.repository.js';
export { ThemeService } from './theme.service.js';
