import { announce, define, formatMoney } from './dom.js';

interface Suggestion {
  readonly slug: string;
  readonly title: string;
  readonly price: { amount: number; currency: string };
  readonly image: { url: string; color: string } | null;
}

const waitMs = 140;
const atMost = 6;

function part(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function optionOf(suggestion: Suggestion, id: string): HTMLElement {
  const option = document.createElement('a');
  option.className = 'suggestion';
  option.href = `/products/${suggestion.slug}`;
  option.id = id;
  option.role = 'option';
  option.tabIndex = -1;
  option.ariaSelected = 'false';
  const image = document.createElement('img');
  image.className = 'suggestion-image';
  image.alt = '';
  if (suggestion.image !== null) {
    image.src = `${suggestion.image.url}/160.webp`;
    image.style.backgroundColor = suggestion.image.color;
  }
  const title = part('span', 'suggestion-title', suggestion.title);
  option.append(image, title, part('span', 'suggestion-price', formatMoney(suggestion.price)));
  return option;
}

/** Suggests products while typing: a combobox whose list is below the field. Enter without a choice searches. */
class Search extends HTMLElement {
  readonly #input = this.querySelector('input');
  readonly #list = this.querySelector<HTMLElement>('[role="listbox"]');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = new AbortController();
  #active = -1;

  connectedCallback(): void {
    const input = this.#input;
    if (input === null || this.#list === null) return;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', this.#list.id);
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#suggest(input.value.trim()), waitMs);
    });
    input.addEventListener('keydown', (event) => this.#steer(event));
    this.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.#close();
    });
  }

  get #options(): HTMLAnchorElement[] {
    return [...(this.#list?.querySelectorAll('a') ?? [])];
  }

  async #suggest(text: string): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    if (text.length < 2) return this.#close();
    try {
      const address = `/api/v1/search/suggest?limit=${atMost}&q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { signal: this.#asked.signal });
      if (!response.ok) return this.#close();
      const { items }: { items: Suggestion[] } = await response.json();
      this.#show(items);
    } catch {
      // Outdated by the next letter, or the shop cannot be reached: the form itself still searches.
    }
  }

  #show(items: readonly Suggestion[]): void {
    const list = this.#list;
    if (list === null) return;
    list.replaceChildren(...items.map((item, index) => optionOf(item, `${list.id}-${index}`)));
    list.hidden = items.length === 0;
    this.#activate(-1);
    this.#input?.setAttribute('aria-expanded', String(items.length > 0));
    const words = items.length === 0 ? this.dataset.none : this.dataset.found;
    announce((words ?? '').replace('{count}', String(items.length)));
  }

  #steer(event: KeyboardEvent): void {
    const options = this.#options;
    if (event.key === 'Escape' && this.#list?.hidden === false) {
      event.preventDefault();
      event.stopPropagation();
      return this.#close();
    }
    if (this.#list?.hidden !== false || options.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#activate(((this.#active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      options[this.#active]?.click();
    }
  }

  #activate(index: number): void {
    this.#active = index;
    this.#options.forEach((option, at) => (option.ariaSelected = String(at === index)));
    const active = this.#options[index];
    if (active === undefined) this.#input?.removeAttribute('aria-activedescendant');
    else this.#input?.setAttribute('aria-activedescendant', active.id);
    active?.scrollIntoView({ block: 'nearest' });
  }

  #close(): void {
    if (this.#list !== null) this.#list.hidden = true;
    this.#input?.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }
}

define('shop-search', Search);
