import { Injectable } from '@nestjs/common';
import { rolePermissions, type Access, type Permission } from '@smallshop/contract';
import type { FastifyRequest } from 'fastify';
import type { Actor, Ctx, PlatformCtx, ShopFacts } from '../context.js';
import { askedLocale } from '../http/asked.locale.js';
import { cookieNames, type CookieJar } from '../http/cookies.js';
import { RequestOrigin } from '../http/origin.js';
import { Refusal } from '../refusal.js';
import { AccountReader, ApiKeyReader, MembershipReader, ShopResolver } from './ports.js';
import { Tokens, type AccessClaims } from './tokens.js';

const none: ReadonlySet<Permission> = new Set();
const guest = { actor: { kind: 'guest' }, permissions: none } as const;
const permissionsOfRole = new Map(Object.entries(rolePermissions).map(([role, list]) => [role, new Set(list)]));

interface Identity {
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
}

/** One request before anything is known of it. */
export interface Arrival {
  readonly request: FastifyRequest;
  readonly cookies: CookieJar;
  readonly access: Access;
  readonly isUnsafe: boolean;
  readonly now: Date;
}

/** Answers who asks, and at which shop. */
@Injectable()
export class ActorResolver {
  constructor(
    private readonly tokens: Tokens,
    private readonly origin: RequestOrigin,
    private readonly shops: ShopResolver,
    private readonly memberships: MembershipReader,
    private readonly apiKeys: ApiKeyReader,
    private readonly accounts: AccountReader,
  ) {}

  /**
   * @throws Refusal `shop.not_found`, `shop.suspended`, `auth.required`, `auth.forbidden`, `request.cross_site`
   */
  async inShop(arrival: Arrival): Promise<Ctx> {
    const { request, cookies, now } = arrival;
    const shop = await this.#shopOf(request);
    const locale = arrival.access.kind === 'staff' ? shop.locale : askedLocale(request, shop);
    // What is refused from here on is told in it.
    if (arrival.access.kind !== 'staff') request.shopperLocale = locale;
    refuseSuspended(shop, arrival);
    this.#refuseForeignWrite(arrival);
    const { actor, permissions } = await this.#identify(shop, arrival);
    refuseWithoutAccess(arrival.access, actor, permissions);
    const header = request.headers['x-cart-token'];
    const cartToken = typeof header === 'string' ? header : cookies.get(cookieNames.cart);
    const currency = currencyOf(shop, request, cookies);
    const wish = { locale, currency };
    return { tenantId: shop.id, shop, ...wish, actor, permissions, requestId: request.id, now, cartToken };
  }

  /** @throws Refusal `auth.required`, `auth.forbidden`, `request.cross_site` */
  async outsideShop(arrival: Arrival): Promise<PlatformCtx> {
    const { request, access, now } = arrival;
    this.#refuseForeignWrite(arrival);
    if (access.kind === 'public') return { actor: guest.actor, requestId: request.id, now };
    const isPlatform = access.kind === 'platform';
    const claims = await this.#claims(arrival, isPlatform ? cookieNames.platformAccess : cookieNames.staffAccess);
    if (!claims) throw new Refusal('auth.required');
    if (claims.kind !== (isPlatform ? 'platform' : 'staff')) throw new Refusal('auth.forbidden');
    const account = await this.accounts.byId(claims.sub);
    if (!account) throw new Refusal('auth.required');
    if (isPlatform && !account.isPlatformAdmin) throw new Refusal('auth.forbidden');
    const kind = isPlatform ? 'platformAdmin' : 'account';
    return { actor: { kind, id: claims.sub, name: account.name }, requestId: request.id, now };
  }

  async #shopOf(request: FastifyRequest): Promise<ShopFacts> {
    const host = this.origin.shopHost(request);
    const slug = request.headers['x-shop'];
    const shop = host ? await this.shops.byHost(host) : typeof slug === 'string' ? await this.shops.bySlug(slug) : null;
    if (!shop || (typeof slug === 'string' && slug !== shop.slug)) throw new Refusal('shop.not_found');
    return shop;
  }

  #refuseForeignWrite({ request, isUnsafe }: Arrival): void {
    if (isUnsafe && request.headers.authorization === undefined) this.origin.refuseForeignWrite(request);
  }

  async #identify(shop: ShopFacts, arrival: Arrival): Promise<Identity> {
    const bearer = bearerOf(arrival.request);
    if (bearer !== null && !looksSigned(bearer)) return this.#byApiKey(shop, bearer);
    const isStaff = arrival.access.kind === 'staff';
    const claims = await this.#claims(arrival, isStaff ? cookieNames.staffAccess : cookieNames.shopperAccess);
    if (!claims) return guest;
    if (claims.kind === 'platform') throw new Refusal('auth.forbidden');
    if (claims.kind === 'staff') return this.#byMembership(shop, claims.sub);
    if (claims.tenantId === shop.id) return { actor: { kind: 'customer', id: claims.sub }, permissions: none };
    if (bearer !== null) throw new Refusal('auth.required');
    return guest;
  }

  /** A bearer token that is not good is refused; a cookie that is not good is none, since browsers send stale ones. */
  async #claims({ request, cookies, now }: Arrival, cookie: string): Promise<AccessClaims | null> {
    const bearer = bearerOf(request);
    const token = bearer ?? cookies.get(cookie);
    if (token === null) return null;
    const claims = await this.tokens.verifyAccess(token, now);
    if (claims || bearer === null) return claims;
    const accountId = await this.accounts.idOfForeignToken(bearer);
    if (accountId === null) throw new Refusal('auth.required');
    return { kind: 'staff', sub: accountId, sessionId: '' };
  }

  async #byMembership(shop: ShopFacts, accountId: string): Promise<Identity> {
    const member = await this.memberships.roleOf(shop.id, accountId);
    if (!member) throw new Refusal('auth.forbidden');
    const actor = { kind: 'staff', id: accountId, name: member.name, role: member.role } as const;
    return { actor, permissions: permissionsOfRole.get(member.role) ?? none };
  }

  async #byApiKey(shop: ShopFacts, token: string): Promise<Identity> {
    const key = await this.apiKeys.byToken(shop.id, token);
    if (!key) throw new Refusal('auth.required');
    return { actor: { kind: 'apiKey', id: key.id, name: key.name }, permissions: new Set(key.permissions) };
  }
}

/** The currency asked for by `X-Currency` or a browser's choice, if the shop sells in it; else its own. */
function currencyOf(shop: ShopFacts, request: FastifyRequest, cookies: CookieJar): ShopFacts['currency'] {
  if (shop.currencies.length < 2) return shop.currency;
  const asked = request.headers['x-currency'] ?? cookies.get(cookieNames.currency);
  return shop.currencies.find((currency) => currency === asked) ?? shop.currency;
}

function bearerOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  const token = /^Bearer ([\w.~+/=-]{8,4096})$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Refusal('auth.required');
  return token;
}

/** Access tokens are JWTs; API keys are opaque. */
const looksSigned = (token: string): boolean => token.split('.').length === 3;

/** A suspended shop is closed, except that its staff may still look. */
function refuseSuspended(shop: ShopFacts, { access, isUnsafe }: Arrival): void {
  if (shop.status === 'suspended' && (access.kind !== 'staff' || isUnsafe)) throw new Refusal('shop.suspended');
}

function refuseWithoutAccess(access: Access, actor: Actor, permissions: ReadonlySet<Permission>): void {
  const isAllowed =
    access.kind === 'public' ||
    (access.kind === 'shopper' && actor.kind === 'customer') ||
    (access.kind === 'staff' && permissions.has(access.permission));
  if (isAllowed) return;
  throw new Refusal(actor.kind === 'guest' || access.kind === 'shopper' ? 'auth.required' : 'auth.forbidden');
}
