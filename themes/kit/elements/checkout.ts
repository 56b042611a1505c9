import { closest, define, fetchPage } from './dom.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const draftKey = 'checkout';
const judgeAfterMs = 200;
const kept = /^(?:email|note|(?:shipping|billing)Address\.)/;

const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** Shows what is wrong with a field below it, in the browser's own words; clears it when nothing is. */
function judge(control: Control): boolean {
  const isValid = control.disabled || control.checkValidity();
  const message = control.closest('[data-field]')?.querySelector<HTMLElement>('[data-error]');
  if (isValid) control.removeAttribute('aria-invalid');
  else control.setAttribute('aria-invalid', 'true');
  if (message) {
    message.textContent = isValid ? '' : control.validationMessage;
    message.hidden = isValid;
  }
  return isValid;
}

/** The checkout: fields judged as they are left, delivery and total following country and method, one order per press. */
class Checkout extends HTMLElement {
  #refreshing = new AbortController();

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null) return;
    this.#restore(form);
    this.#toggleBilling(form);
    form.addEventListener('focusout', ({ target }) => {
      // A message that appears under a pressed pointer would move what is being pressed.
      if (isControl(target) && target.value !== '') setTimeout(() => judge(target), judgeAfterMs);
    });
    form.addEventListener('input', ({ target }) => {
      if (isControl(target) && target.hasAttribute('aria-invalid')) judge(target);
      this.#remember(form);
    });
    form.addEventListener('change', (event) => this.#changed(event, form));
    form.addEventListener('submit', (event) => this.#submit(event, form));
    window.addEventListener('pageshow', () => this.#setBusy(form, false));
  }

  #changed(event: Event, form: HTMLFormElement): void {
    this.#toggleBilling(form);
    const isCountry = closest(event, '[name="shippingAddress.country"]') !== null;
    const isMethod = closest(event, '[name="shippingMethodId"]') !== null;
    // The choices themselves depend on the country only: replacing them under the shopper's hand would lose the focus.
    if (isCountry || isMethod) void this.#refresh(form, isMethod ? ':not([data-refresh="shipping"])' : '');
  }

  #toggleBilling(form: HTMLFormElement): void {
    const same = form.elements.namedItem('billingIsShipping');
    const fieldset = form.querySelector<HTMLFieldSetElement>('[data-billing]');
    if (!(same instanceof HTMLInputElement) || fieldset === null) return;
    fieldset.disabled = same.checked;
    fieldset.hidden = same.checked;
  }

  #submit(event: SubmitEvent, form: HTMLFormElement): void {
    const invalid = [...form.elements].filter(isControl).filter((control) => !judge(control));
    if (invalid.length > 0 || form.getAttribute('aria-busy') === 'true') {
      event.preventDefault();
      invalid[0]?.focus();
      return;
    }
    this.#setBusy(form, true);
  }

  #setBusy(form: HTMLFormElement, isBusy: boolean): void {
    form.setAttribute('aria-busy', String(isBusy));
    for (const button of form.querySelectorAll<HTMLButtonElement>('[data-submit]')) {
      button.setAttribute('aria-busy', String(isBusy));
      // Disabled only after the browser has taken the form with it.
      setTimeout(() => (button.disabled = isBusy));
    }
  }

  /** Replaces the parts that depend on country and method by fresh ones, itself priced by the shop. */
  async #refresh(form: HTMLFormElement, except: string): Promise<void> {
    this.#refreshing.abort();
    this.#refreshing = new AbortController();
    const data = new FormData(form);
    const query = new URLSearchParams();
    const country = data.get('shippingAddress.country');
    const method = data.get('shippingMethodId');
    if (typeof country === 'string') query.set('country', country);
    if (typeof method === 'string') query.set('method', method);
    try {
      const page = await fetchPage(`${form.action}?${query}`, { signal: this.#refreshing.signal });
      for (const part of document.querySelectorAll<HTMLElement>(`[data-refresh]${except}`)) {
        const fresh = page.querySelector(`[data-refresh="${part.dataset.refresh}"]`);
        if (fresh !== null) part.replaceWith(fresh);
      }
    } catch {
      // The order itself is checked against what was shown, so an outdated figure is refused, never charged.
    }
  }

  #remember(form: HTMLFormElement): void {
    const entries = [...new FormData(form)].filter(([name, value]) => kept.test(name) && typeof value === 'string');
    sessionStorage.setItem(draftKey, JSON.stringify(entries));
  }

  /** Fills what is still empty from what was typed before an interruption. */
  #restore(form: HTMLFormElement): void {
    const draft: [string, string][] = JSON.parse(sessionStorage.getItem(draftKey) ?? '[]');
    for (const [name, value] of draft) {
      const field = form.elements.namedItem(name);
      if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value === '')
        field.value = value;
    }
  }
}

define('shop-checkout', Checkout);
