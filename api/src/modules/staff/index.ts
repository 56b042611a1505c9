export { ApiKeyService } from './api-key.service.js';
export { StaffDirectory } from './staff-directory.service.js';
