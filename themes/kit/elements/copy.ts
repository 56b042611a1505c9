import { announce, define } from './dom.js';

/** Copies the address in its field at a press. */
class Copy extends HTMLElement {
  connectedCallback(): void {
    const [field, button] = [this.querySelector('input'), this.querySelector('button')];
    if (field === null || button === null) return;
    field.addEventListener('focus', () => field.select());
    button.hidden = false;
    button.addEventListener('click', () => {
      field.select();
      void navigator.clipboard.writeText(field.value).then(() => {
        button.textContent = this.dataset.done ?? '';
        announce(this.dataset.done ?? '');
      });
    });
  }
}

define('shop-copy', Copy);
