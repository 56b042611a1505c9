// Every page: drawers, cart, search, and what forms ask for.
import './cart-count.js';
import './cart-drawer.js';
import './copy.js';
import { closest } from './dom.js';
import './drawer.js';
import './listing.js';
import './personal-prices.js';
import './search.js';
import './stepper.js';
import './wish.js';

document.addEventListener('change', (event) => {
  const form = closest(event, '[data-auto-submit]');
  if (form instanceof HTMLFormElement) form.requestSubmit();
});

document.querySelector<HTMLElement>('[data-autofocus]')?.focus();

if (document.body.dataset.page === 'confirmation') sessionStorage.removeItem('checkout');
