const key = 'console.lastShop';

/** Remembers in this browser which shop was open last. */
export const rememberShop = (slug: string): void => localStorage.setItem(key, slug);

/** Slug of the shop open last in this browser; null when there is none. */
export const lastShop = (): string | null => localStorage.getItem(key);
