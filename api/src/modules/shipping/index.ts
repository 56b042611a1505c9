export { ShippingModule } from './shipping.module.js';
export { ShippingSettingsService } from './shipping-settings.service.js';
