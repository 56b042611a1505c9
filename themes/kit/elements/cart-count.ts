import { define } from './dom.js';

const counted = 'shop:count';

const count = (): number => Number(/(?:^|;\s*)cart_count=(\d+)/.exec(document.cookie)?.[1] ?? 0);

/** Tells every count on the page that the cart has changed. */
export const recount = (): boolean => document.dispatchEvent(new Event(counted));

/** Units in the cart, from a cookie that holds nothing else; hidden at zero. */
class CartCount extends HTMLElement {
  readonly #show = (): void => {
    const units = count();
    this.hidden = units === 0;
    this.textContent = String(units);
    this.setAttribute('aria-label', (this.dataset.label ?? '').replace('{count}', String(units)));
    this.setAttribute('role', 'img');
  };

  connectedCallback(): void {
    this.#show();
    document.addEventListener(counted, this.#show);
    // Coming back by the browser's history shows the page as it was left.
    window.addEventListener('pageshow', this.#show);
  }

  disconnectedCallback(): void {
    document.removeEventListener(counted, this.#show);
    window.removeEventListener('pageshow', this.#show);
  }
}

define('shop-cart-count', CartCount);
