import { Inject, Injectable } from '@nestjs/common';
import {
  type LoginInput,
  type Membership,
  rolePermissions,
  type Session,
  type StaffProfile,
} from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { Database, type PlatformTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import {
  endSession,
  issueTokens,
  openSession,
  type OpenedSession,
  Passwords,
  rotateSession,
  sessionLifetimeMs,
} from '../identity/index.js';
import { storefrontOrigin } from '../tenant/index.js';
import { type StaffAccount, StaffAccountRepository, type StaffMembership } from './staff-account.repository.js';
import { type StaffAudience, StaffSessionRepository } from './staff-session.repository.js';

/** A session of one of the consoles. */
export type StaffSession = Session & { readonly profile: StaffProfile };

/** Whether the account may use this console at all. */
const mayEnter = (account: StaffAccount, audience: StaffAudience): boolean =>
  audience === 'staff' || account.isPlatformAdmin;

/** Signing in to the merchant console and to the platform console, with one account but separate sessions. */
@Injectable()
export class StaffAuthService {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffAccountRepository,
    private readonly sessions: StaffSessionRepository,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal `auth.invalid_credentials`, also when the account is not one of this console's */
  async login(audience: StaffAudience, input: LoginInput, now: Date): Promise<StaffSession> {
    const found = await this.database.asSystem('staff sign-in', (tx) => this.accounts.findByEmail(tx, input.email));
    const isMatch = await this.passwords.matches(input.password, found?.passwordHash ?? null);
    if (!found || !isMatch || !mayEnter(found, audience)) throw new Refusal('auth.invalid_credentials');
    const { opened, profile } = await this.database.asSystem('staff sign-in', async (tx) => {
      await this.accounts.touchLogin(tx, found.id);
      const owner = { ownerId: found.id, lifetimeMs: sessionLifetimeMs[audience] };
      const opened = await openSession(this.sessions.in(tx, audience), owner, now);
      return { opened, profile: await this.describe(tx, found) };
    });
    return this.session(audience, opened, profile, now);
  }

  /** @throws Refusal `auth.session_ended`; a token used twice ends the session everywhere */
  async refresh(audience: StaffAudience, refreshToken: string | null, now: Date): Promise<StaffSession> {
    if (refreshToken === null) throw new Refusal('auth.session_ended');
    const presented = { refreshToken, lifetimeMs: sessionLifetimeMs[audience] };
    const rotated = await this.database.asSystem('staff refresh', async (tx) => {
      const opened = await rotateSession(this.sessions.in(tx, audience), presented, now);
      const account = opened && (await this.accounts.findById(tx, opened.ownerId));
      if (!opened || !account || !mayEnter(account, audience)) return null;
      return { opened, profile: await this.describe(tx, account) };
    });
    if (rotated === null) throw new Refusal('auth.session_ended');
    return this.session(audience, rotated.opened, rotated.profile, now);
  }

  /** Ends the session; harmless when there is none. */
  async logout(audience: StaffAudience, refreshToken: string | null): Promise<void> {
    if (refreshToken === null) return;
    await this.database.asSystem('staff sign-out', (tx) => endSession(this.sessions.in(tx, audience), refreshToken));
  }

  /** @throws Refusal `auth.required` when the account is gone */
  async profile(accountId: string): Promise<StaffProfile> {
    return this.database.asSystem('staff profile', async (tx) => {
      const account = await this.accounts.findById(tx, accountId);
      if (account === null) throw new Refusal('auth.required');
      return this.describe(tx, account);
    });
  }

  private async describe(tx: PlatformTx, account: StaffAccount): Promise<StaffProfile> {
    const { id, email, name, isPlatformAdmin } = account;
    const memberships = await this.accounts.memberships(tx, id);
    return { id, email, name, isPlatformAdmin, shops: memberships.map((membership) => this.shopOf(membership)) };
  }

  private shopOf({ host, ...membership }: StaffMembership): Membership {
    const storefrontUrl = storefrontOrigin(this.config, host);
    return { ...membership, storefrontUrl, permissions: [...rolePermissions[membership.role]] };
  }

  private async session(
    audience: StaffAudience,
    opened: OpenedSession,
    profile: StaffProfile,
    now: Date,
  ): Promise<StaffSession> {
    return { ...(await issueTokens(this.tokens, opened, { kind: audience, now })), profile };
  }
}
