export { platformHost, storefrontOrigin } from './origin.js';
export { SettingsRepository } from './settings.repository.js';
export { SettingsService } from './settings.service.js';
export { ShopFinder } from './shop-finder.service.js';
