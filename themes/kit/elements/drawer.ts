import { closest, define, isModified } from './dom.js';

/** Opens its `<dialog>` from `[data-open]`; closes by `[data-close]`, by a click beside it and by Escape. */
class Drawer extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const dialog = this.querySelector('dialog');
      if (dialog === null) return;
      if (closest(event, '[data-open]') !== null && !isModified(event)) {
        event.preventDefault();
        dialog.showModal();
      } else if (closest(event, '[data-close]') !== null || event.target === dialog) dialog.close();
    });
  }
}

define('shop-drawer', Drawer);
