import { define, fetchPage } from './dom.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const draftKey = 'checkout';
const judgeAfterMs = 200;
const kept = /^(?:email|note|(?:shipping|billing)Address\.)/;

/** What a fresh page is asked for, and the fields that say so. */
const asked = [
  ['country', 'shippingAddress.country'],
  ['region', 'shippingAddress.region'],
  ['postcode', 'shippingAddress.postalCode'],
  ['method', 'shippingMethodId'],
  ['billing', 'billingAddress.country'],
] as const;

const isLocal = (part: string): boolean => /-(?:postcode|region)$/.test(part);
/** Fields other parts follow, and which: what is under the shopper's hand stays, or the focus would be lost. */
const followers: Readonly<Record<string, (part: string) => boolean>> = {
  'shippingAddress.country': (part) => !part.startsWith('billing-'),
  'shippingAddress.region': (part) => !isLocal(part),
  'shippingAddress.postalCode': (part) => !isLocal(part),
  'billingAddress.country': (part) => part.startsWith('billing-'),
  shippingMethodId: (part) => part !== 'shipping' && !isLocal(part),
};

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
    // What was typed before decides what is offered, as if it were typed now.
    if (this.#restore(form)) void this.#refresh(form, (part) => !isLocal(part));
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
    const name = event.target instanceof Element ? (event.target.getAttribute('name') ?? '') : '';
    const follows = followers[name];
    if (follows) void this.#refresh(form, follows);
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
      setTimeout(() => (button.disabled = isBusy || button.dataset.blocked !== undefined));
    }
  }

  /** Replaces the parts that depend on address and method by fresh ones, priced by the shop. */
  async #refresh(form: HTMLFormElement, follows: (part: string) => boolean): Promise<void> {
    this.#refreshing.abort();
    this.#refreshing = new AbortController();
    const data = new FormData(form);
    const query = new URLSearchParams();
    for (const [name, field] of asked) {
      const value = data.get(field);
      if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    try {
      const page = await fetchPage(`${form.action}?${query}`, { signal: this.#refreshing.signal });
      for (const part of document.querySelectorAll<HTMLElement>('[data-refresh]')) {
        const name = part.dataset.refresh ?? '';
        const fresh = follows(name) ? page.querySelector(`[data-refresh="${name}"]`) : null;
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

  /** Fills what is still empty from what was typed before an interruption. @returns whether the postcode was among it */
  #restore(form: HTMLFormElement): boolean {
    const draft: [string, string][] = JSON.parse(sessionStorage.getItem(draftKey) ?? '[]');
    const filled = draft.filter(([name, value]) => {
      const field = form.elements.namedItem(name);
      if (!isControl(field) || field.value !== '' || value === '') return false;
      field.value = value;
      return true;
    });
    return filled.some(([name]) => name === 'shippingAddress.postalCode');
  }
}

define('shop-checkout', Checkout);
