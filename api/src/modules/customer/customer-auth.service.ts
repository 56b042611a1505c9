import { Injectable } from '@nestjs/common';
import type { Customer, LoginInput, RegisterInput, Session } from '@smallshop/contract';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { type Ctx, requireCustomer } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
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
import { AddressRepository } from './address.repository.js';
import { CustomerSessionRepository } from './customer-session.repository.js';
import { CustomerRepository } from './customer.repository.js';

/** A signed-in customer. */
export type CustomerSession = Session & { readonly customer: Customer };

const lifetimeMs = sessionLifetimeMs.customer;

/** Accounts of shoppers. An account belongs to one shop: the same e-mail in two shops is two customers. */
@Injectable()
export class CustomerAuthService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly sessions: CustomerSessionRepository,
    private readonly addresses: AddressRepository,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
  ) {}

  /** @throws Refusal `auth.email_taken` */
  async register(ctx: Ctx, input: RegisterInput): Promise<CustomerSession> {
    const passwordHash = await this.passwords.hash(input.password);
    const { customer, opened } = await this.database.withTenant(ctx, async (tx) => {
      const customer = await this.openAccount(tx, { ...input, locale: ctx.locale }, passwordHash);
      return { customer, opened: await this.open(ctx, tx, customer.id) };
    });
    return this.session(ctx, customer, opened);
  }

  /** @throws Refusal `auth.invalid_credentials`, the same for an unknown e-mail and a wrong password */
  async login(ctx: Ctx, input: LoginInput): Promise<CustomerSession> {
    const found = await this.database.withTenant(ctx, (tx) => this.customers.findByEmail(tx, input.email));
    const isMatch = await this.passwords.matches(input.password, found?.passwordHash ?? null);
    if (!found || !isMatch) throw new Refusal('auth.invalid_credentials');
    const { passwordHash: _passwordHash, ...customer } = found;
    const opened = await this.database.withTenant(ctx, (tx) => this.open(ctx, tx, customer.id));
    return this.session(ctx, customer, opened);
  }

  /** @throws Refusal `auth.session_ended`; a token used twice ends the session everywhere */
  async refresh(ctx: Ctx, refreshToken: string | null): Promise<CustomerSession> {
    if (refreshToken === null) throw new Refusal('auth.session_ended');
    const rotated = await this.database.withTenant(ctx, async (tx) => {
      const opened = await rotateSession(this.sessions.in(tx), { refreshToken, lifetimeMs }, ctx.now);
      const customer = opened && (await this.customers.findAccount(tx, opened.ownerId));
      return opened && customer ? { opened, customer } : null;
    });
    if (rotated === null) throw new Refusal('auth.session_ended');
    return this.session(ctx, rotated.customer, rotated.opened);
  }

  /**
   * Another password for the signed-in customer, who knows the present one: every session ends, and this one begins anew.
   *
   * @throws Refusal `auth.required`, `auth.invalid_credentials` for another password than the present one
   */
  async changePassword(
    ctx: Ctx,
    { password, newPassword }: { readonly password: string; readonly newPassword: string },
  ): Promise<CustomerSession> {
    const id = requireCustomer(ctx);
    const found = await this.database.withTenant(ctx, (tx) => this.customers.findCredential(tx, id));
    if (!(await this.passwords.matches(password, found?.passwordHash ?? null)) || !found)
      throw new Refusal('auth.invalid_credentials');
    const { passwordHash: _passwordHash, ...customer } = found;
    const hash = await this.passwords.hash(newPassword);
    const opened = await this.database.withTenant(ctx, async (tx) => {
      await this.customers.setPassword(tx, id, hash);
      await this.sessions.revokeAll(tx, id);
      return this.open(ctx, tx, id);
    });
    return this.session(ctx, customer, opened);
  }

  /** Ends the session; harmless when there is none. */
  async logout(ctx: Ctx, refreshToken: string | null): Promise<void> {
    if (refreshToken === null) return;
    await this.database.withTenant(ctx, (tx) => endSession(this.sessions.in(tx), refreshToken));
  }

  /**
   * Nobody has proven that the e-mail is theirs. A guest record of it becomes the account, so that the merchant keeps one
   * customer, but nothing a guest once typed becomes visible: name and phone are replaced, addresses dropped, and orders
   * show in an account only when they were placed while signed in to it (`orders.account_id`).
   */
  private async openAccount(
    tx: TenantTx,
    input: RegisterInput & { readonly locale: string },
    passwordHash: string,
  ): Promise<Customer> {
    const customer = await this.customers.openAccount(tx, input, passwordHash);
    if (customer === null) throw new Refusal('auth.email_taken');
    await this.addresses.deleteAll(tx, customer.id);
    tx.emit('customer.registered', customer.id, { customerId: customer.id });
    return customer;
  }

  private open(ctx: Ctx, tx: TenantTx, customerId: string): Promise<OpenedSession> {
    return openSession(this.sessions.in(tx), { ownerId: customerId, lifetimeMs }, ctx.now);
  }

  private async session(ctx: Ctx, customer: Customer, opened: OpenedSession): Promise<CustomerSession> {
    const bearer = { kind: 'customer', tenantId: ctx.tenantId, now: ctx.now } as const;
    return { ...(await issueTokens(this.tokens, opened, bearer)), customer };
  }
}
