import { randomUUID } from 'node:crypto';
import { permissions, type Currency, type Permission, type StaffRole } from '@smallshop/contract';
import { Refusal } from './refusal.js';

/** Who acts. `system` names the job or script. */
export type Actor =
  | { readonly kind: 'guest' }
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string; readonly name: string; readonly role: StaffRole }
  | { readonly kind: 'apiKey'; readonly id: string; readonly name: string }
  | { readonly kind: 'platformAdmin'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

/** What every request to a shop needs to know of it; cached, so never the place for anything that must be fresh. */
export interface ShopFacts {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  readonly currency: Currency;
  /** What shoppers may buy in, its own first. */
  readonly currencies: readonly Currency[];
  /** The shop's own language: what others fall back to. */
  readonly locale: string;
  /** Other languages shoppers are offered, in their order. */
  readonly otherLocales: readonly string[];
  readonly country: string;
  readonly timezone: string;
  readonly pricesIncludeTax: boolean;
  /** Canonical origin of the storefront, such as `https://harbor.example`, without a trailing slash. */
  readonly origin: string;
}

/** A request, job or script inside one shop: the explicit first argument of every use case. */
export interface Ctx {
  readonly tenantId: string;
  readonly shop: ShopFacts;
  /** The language shoppers are answered in; the shop's own for staff and jobs. */
  readonly locale: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: string;
  readonly now: Date;
  /** What the caller buys in: one the shop sells in, its own unless asked otherwise. */
  readonly currency: Currency;
  /** The guest's cart token as it came by cookie or `X-Cart-Token`, unverified. */
  readonly cartToken: string | null;
}

/** A request outside any shop: sign-in to a console, or a super admin's act. `actor` is a staff account or a super admin. */
export interface PlatformCtx {
  readonly actor: Actor | { readonly kind: 'account'; readonly id: string; readonly name: string };
  readonly requestId: string;
  readonly now: Date;
}

/** The shop as it speaks to whoever asks: sentences and amounts in their language. */
export const spokenShop = ({ shop, locale }: Pick<Ctx, 'shop' | 'locale'>): ShopFacts =>
  locale === shop.locale ? shop : { ...shop, locale };

/** Tells a request to a shop from one outside any shop. */
export const isInShop = (ctx: Ctx | PlatformCtx): ctx is Ctx => 'shop' in ctx;

/** @throws Refusal `auth.required` to guests, `auth.forbidden` to everyone else without the permission */
export function authorise(ctx: Ctx, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  throw new Refusal(ctx.actor.kind === 'guest' ? 'auth.required' : 'auth.forbidden', { permission });
}

/** @returns the signed-in customer's id; @throws Refusal `auth.required` */
export function requireCustomer(ctx: Ctx): string {
  if (ctx.actor.kind === 'customer') return ctx.actor.id;
  throw new Refusal('auth.required');
}

const everything: ReadonlySet<Permission> = new Set(permissions);

/** The context of a job or of the seed: allowed everything inside `shop`, and named in timelines and audits. */
export function systemCtx(shop: ShopFacts, name: string, now: Date): Ctx {
  const actor = { kind: 'system', name } as const;
  const { id: tenantId, locale, currency } = shop;
  const wish = { locale, currency };
  return { tenantId, shop, ...wish, actor, permissions: everything, requestId: randomUUID(), now, cartToken: null };
}

/** The actor as people read it in ledgers, timelines and audits. */
export function actorName(ctx: Ctx): string {
  const { actor } = ctx;
  if (actor.kind === 'guest') return 'Guest';
  return actor.kind === 'customer' ? 'Customer' : actor.name;
}
