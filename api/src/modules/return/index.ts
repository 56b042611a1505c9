export { ReturnModule } from './return.module.js';
export { ReturnRepository } from './return.repository.js';
