export { RedirectModule } from './redirect.module.js';
export { Redirects } from './redirects.js';
export { redirectStatement } from './redirect.statements.js';
