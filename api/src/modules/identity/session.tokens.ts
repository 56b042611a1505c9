import type { Session } from '@smallshop/contract';
import { accessTokenSeconds, type AccessClaims, type Tokens } from '../../plumbing/auth/tokens.js';
import { type CookieJar, cookieNames } from '../../plumbing/http/operate.js';
import type { OpenedSession } from './rotate-session.js';

/** Whose session it is; each kind has its own cookies and its own life time. */
export type SessionKind = AccessClaims['kind'];

const dayMs = 86_400_000;

/** How long a refresh token lives. A super admin signs in every day. */
export const sessionLifetimeMs: Readonly<Record<SessionKind, number>> = {
  customer: 30 * dayMs,
  staff: 14 * dayMs,
  platform: dayMs / 2,
};

const names = {
  customer: { access: cookieNames.shopperAccess, refresh: cookieNames.shopperRefresh },
  staff: { access: cookieNames.staffAccess, refresh: cookieNames.staffRefresh },
  platform: { access: cookieNames.platformAccess, refresh: cookieNames.platformRefresh },
} as const;

/** The tokens of an opened session. `tenantId` for customers only. */
export async function issueTokens(
  tokens: Tokens,
  opened: OpenedSession,
  bearer: { readonly kind: SessionKind; readonly tenantId?: string; readonly now: Date },
): Promise<Session> {
  const { kind, tenantId, now } = bearer;
  const access = await tokens.signAccess({ kind, sub: opened.ownerId, tenantId, sessionId: opened.sessionId }, now);
  return {
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt.toISOString(),
    refreshToken: opened.refreshToken,
  };
}

/** Gives a browser its session. */
export function keepSession(cookies: CookieJar, kind: SessionKind, session: Session): void {
  cookies.set(names[kind].access, session.accessToken, { maxAgeSeconds: accessTokenSeconds });
  cookies.set(names[kind].refresh, session.refreshToken, { maxAgeSeconds: sessionLifetimeMs[kind] / 1000 });
}

/** Takes a browser's session away. */
export function dropSession(cookies: CookieJar, kind: SessionKind): void {
  cookies.clear(names[kind].access);
  cookies.clear(names[kind].refresh);
}

/** The refresh token a request presents: in its body, or a browser's in its cookie; null when there is none. */
export const presentedRefreshToken = (
  cookies: CookieJar,
  kind: SessionKind,
  body: { readonly refreshToken?: string | undefined },
): string | null => body.refreshToken ?? cookies.get(names[kind].refresh);
