import { announce, define, localAddress } from './dom.js';

interface Answer {
  readonly ids: readonly string[];
}

const wishesAnything = (): boolean => /(?:^|;\s*)wishes=1/.test(document.cookie);

let asked: Promise<ReadonlySet<string>> | null = null;

/** What the visitor wishes for, asked for once a page and not at all by who wishes for nothing. */
async function ask(): Promise<ReadonlySet<string>> {
  if (!wishesAnything()) return new Set();
  try {
    const response = await fetch(localAddress('/wishlist/ids'));
    if (!response.ok) return new Set();
    const { ids }: Answer = await response.json();
    return new Set(ids);
  } catch {
    // Without an answer hearts stand as for everybody; pressing one still works.
    return new Set();
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: a guest's first wish brings the cookie the second is kept by. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Puts the product of a form on the list, or takes it off. The answer is a way back, which is not gone. */
async function send(form: HTMLFormElement, isWished: boolean): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  if (isWished) body.set('remove', 'true');
  const { type } = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
  if (type !== 'opaqueredirect') throw new Error('refused');
}

/** A heart that puts a product on the wish list, or takes it off again. */
class Wish extends HTMLElement {
  connectedCallback(): void {
    asked ??= ask();
    void asked.then((ids) => this.#press(ids.has(this.dataset.product ?? '')));
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#toggle();
    });
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector('button');
  }

  #press(isPressed: boolean): void {
    this.#button?.setAttribute('aria-pressed', String(isPressed));
  }

  async #toggle(): Promise<void> {
    const form = this.querySelector('form');
    if (form === null || this.getAttribute('aria-busy') === 'true') return;
    const wasPressed = this.#button?.getAttribute('aria-pressed') === 'true';
    this.setAttribute('aria-busy', 'true');
    try {
      await inTurn(() => send(form, wasPressed));
      this.#pressAll(!wasPressed);
      announce((wasPressed ? this.dataset.removed : this.dataset.added) ?? '');
    } catch {
      announce(this.dataset.failed ?? '');
    }
    this.removeAttribute('aria-busy');
  }

  /** A product may stand on a page more than once. */
  #pressAll(isPressed: boolean): void {
    const product = CSS.escape(this.dataset.product ?? '');
    for (const heart of document.querySelectorAll<Wish>(`shop-wish[data-product="${product}"]`))
      heart.#press(isPressed);
  }
}

define('shop-wish', Wish);
