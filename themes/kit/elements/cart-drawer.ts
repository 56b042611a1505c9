import { recount } from './cart-count.js';
import { announce, closest, define, fetchPage, isModified } from './dom.js';

const cartForms = '[data-add-to-cart], shop-buy-form form, [data-cart-form]';

/** Where the focus is inside a cart, so that it can be found again in the cart's next version. */
function focusPath(): string | null {
  const active = document.activeElement;
  const line = active?.closest('form')?.querySelector<HTMLInputElement>('[name="line"]')?.value;
  if (active === null || line === undefined) return null;
  const control = active.matches('[data-step]')
    ? `[data-step="${active.getAttribute('data-step')}"]`
    : `[name="${active.getAttribute('name')}"]`;
  return `form:has([name="line"][value="${CSS.escape(line)}"]) ${control}`;
}

/** The cart beside the page: opened by links, filled and refreshed by every form that changes the cart. */
class CartDrawer extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('click', (event) => {
      if (closest(event, '[data-cart-open]') === null || isModified(event) || document.body.dataset.page === 'cart')
        return;
      event.preventDefault();
      void this.#open();
    });
    document.addEventListener('submit', (event) => {
      if (event.target instanceof HTMLFormElement && event.target.matches(cartForms)) this.#submit(event, event.target);
    });
    this.addEventListener('click', (event) => {
      if (closest(event, '[data-close]') !== null || event.target === this.#dialog) this.#dialog?.close();
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  get #content(): HTMLElement | null {
    return this.querySelector('[data-content]');
  }

  async #open(): Promise<void> {
    this.#dialog?.showModal();
    this.#content?.setAttribute('aria-busy', 'true');
    await this.#fill(() => fetchPage(this.dataset.src ?? '/cart'));
  }

  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter))
      if (typeof value === 'string') body.append(name, value);
    form.setAttribute('aria-busy', 'true');
    const path = focusPath();
    const send = (): Promise<Document> =>
      fetchPage(form.action, { method: 'POST', body, headers: { 'x-fragment': 'drawer' } });
    const isPageCart = form.closest('[data-cart-region]') !== null;
    void this.#fill(send, path)
      .then(() => (isPageCart ? this.#refreshPage(path) : this.#show()))
      .finally(() => form.removeAttribute('aria-busy'));
  }

  #show(): void {
    if (this.#dialog?.open === false) this.#dialog.showModal();
  }

  /** Replaces what the cart page shows, itself made by the server. */
  async #refreshPage(path: string | null): Promise<void> {
    const region = document.querySelector('[data-cart-region]');
    const fresh = (await fetchPage(location.href)).querySelector('[data-cart-region]');
    if (region === null || fresh === null) return location.reload();
    const alert = this.#content?.querySelector('[role="alert"]');
    if (alert) fresh.prepend(alert.cloneNode(true));
    region.replaceWith(fresh);
    if (path !== null) fresh.querySelector<HTMLElement>(path)?.focus();
  }

  async #fill(load: () => Promise<Document>, path: string | null = null): Promise<void> {
    const content = this.#content;
    if (content === null) return;
    try {
      const fragment = (await load()).querySelector('[data-fragment]');
      if (fragment === null) throw new Error('no cart in the answer');
      content.replaceChildren(...fragment.childNodes);
      if (path !== null) content.querySelector<HTMLElement>(path)?.focus();
      announce(content.querySelector('[role="alert"]')?.textContent?.trim() ?? '');
    } catch {
      const failed = this.dataset.failed ?? '';
      content.textContent = failed;
      announce(failed);
    }
    content.removeAttribute('aria-busy');
    recount();
  }
}

define('shop-cart-drawer', CartDrawer);
