export { IdentityModule } from './identity.module.js';
export { Passwords } from './passwords.js';
export { endSession, openSession, rotateSession, type OpenedSession } from './rotate-session.js';
export type { NewSession, SessionStore, StoredSession } from './session-store.js';
export { dropSession, issueTokens, keepSession, presentedRefreshToken, sessionLifetimeMs } from './session.tokens.js';
