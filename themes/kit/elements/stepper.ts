import { closest, define } from './dom.js';

const submitAfterMs = 350;

/** Minus and plus around a number input; with `data-submits`, the form follows once the shopper stops. */
class Stepper extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (input === null) return;
    for (const button of this.querySelectorAll('button')) button.hidden = false;
    this.#mark(input);
    this.addEventListener('click', (event) => {
      const button = closest(event, '[data-step]');
      if (button === null) return;
      if (button.dataset.step === '1') input.stepUp();
      else input.stepDown();
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    this.addEventListener('change', () => {
      this.#mark(input);
      if (this.dataset.submits === undefined || !input.checkValidity()) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => input.form?.requestSubmit(), submitAfterMs);
    });
  }

  #mark(input: HTMLInputElement): void {
    const value = input.valueAsNumber;
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      const isEnd = button.dataset.step === '1' ? value >= Number(input.max || 999) : value <= Number(input.min || 1);
      button.setAttribute('aria-disabled', String(isEnd));
    }
  }
}

define('shop-stepper', Stepper);
