/** Says something to people who listen to the page instead of looking at it. */
export function announce(text: string): void {
  const region = document.querySelector('[data-announcer]');
  if (region === null) return;
  region.textContent = '';
  // Emptying first makes a repeated sentence be spoken again.
  requestAnimationFrame(() => (region.textContent = text));
}

/** Registers a custom element once. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}

/** The ancestor (or self) of an event's target that matches; null when there is none. */
export const closest = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

/** A click that should do what links do: new tab, new window, download. */
export const isModified = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;

/** A path of the shop in the language of this page. */
export const localAddress = (path: string): string => `${document.documentElement.dataset.prefix ?? ''}${path}`;

/** Fetches a page of the shop and parses it. */
export async function fetchPage(address: string, init: RequestInit = {}): Promise<Document> {
  const response = await fetch(address, { credentials: 'same-origin', ...init });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Minor units as people of the page's language write them. */
export function formatMoney({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
