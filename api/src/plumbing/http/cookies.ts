import { parseCookie, stringifySetCookie } from 'cookie';

/** What a cookie of ours is set with; all are HttpOnly, SameSite=Lax and for every path. */
export interface CookieOptions {
  /** 0 or more. */
  readonly maxAgeSeconds: number;
}

/** The cookies of one request, and those its answer sets. Names are ours: the `__Host-` prefix is added where cookies are secure. */
export class CookieJar {
  #received: Readonly<Record<string, string | undefined>> | null = null;
  readonly #changes = new Map<string, string>();

  constructor(
    private readonly header: string | undefined,
    private readonly isSecure: boolean,
  ) {}

  /** The value as it came, or null. */
  get(name: string): string | null {
    if (this.header === undefined) return null;
    this.#received ??= parseCookie(this.header);
    return this.#received[this.#nameOf(name)] ?? null;
  }

  set(name: string, value: string, { maxAgeSeconds }: CookieOptions): void {
    const attributes = {
      path: '/',
      httpOnly: true,
      secure: this.isSecure,
      sameSite: 'lax',
      maxAge: maxAgeSeconds,
    } as const;
    this.#changes.set(name, stringifySetCookie({ name: this.#nameOf(name), value, ...attributes }));
  }

  clear(name: string): void {
    this.set(name, '', { maxAgeSeconds: 0 });
  }

  /** Values for `Set-Cookie`, one each. */
  changes(): string[] {
    return [...this.#changes.values()];
  }

  #nameOf(name: string): string {
    return this.isSecure ? `__Host-${name}` : name;
  }
}

/** Cookies by what they hold; the tokens' life times are the issuers' business. */
export const cookieNames = {
  shopperAccess: 'shopper_access',
  shopperRefresh: 'shopper_refresh',
  staffAccess: 'staff_access',
  staffRefresh: 'staff_refresh',
  platformAccess: 'platform_access',
  platformRefresh: 'platform_refresh',
  cart: 'cart',
  currency: 'currency',
} as const;
