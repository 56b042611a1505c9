export { CodeService } from './code.service.js';
export { PromotionModule } from './promotion.module.js';
export { PromotionService } from './promotion.service.js';
