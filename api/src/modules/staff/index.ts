export { StaffModule } from './staff.module.js';
export { ApiKeyService } from './api-key.service.js';
export { StaffAuthService } from './staff-auth.service.js';
export { StaffDirectory } from './staff-directory.service.js';
