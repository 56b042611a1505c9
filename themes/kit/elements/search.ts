import { announce, define, formatMoney, localAddress } from './dom.js';

interface Suggestion {
  readonly slug: string;
  readonly title: string;
  readonly price: { amount: number; currency: string };
  readonly image: { url: string; color: string } | null;
}

interface Suggestions {
  readonly items: readonly Suggestion[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly queries: readonly string[];
}

const waitMs = 140;
const atMost = 6;

function part(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function linkOption(href: string, className: string): HTMLAnchorElement {
  const option = document.createElement('a');
  option.className = `suggestion ${className}`.trim();
  option.href = href;
  option.role = 'option';
  option.tabIndex = -1;
  option.ariaSelected = 'false';
  return option;
}

function productOption(suggestion: Suggestion): HTMLAnchorElement {
  const option = linkOption(localAddress(`/products/${suggestion.slug}`), '');
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

function wordOption(href: string, text: string, kind: string): HTMLAnchorElement {
  const option = linkOption(href, 'is-word');
  option.append(part('span', 'suggestion-title', text), part('span', 'suggestion-kind', kind));
  return option;
}

/** Suggests queries, categories and products while typing: a combobox whose list is below the field. Enter without a choice searches. */
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
      const { lang } = document.documentElement;
      const address = `/api/v1/search/suggest?limit=${atMost}&locale=${lang}&q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { signal: this.#asked.signal });
      if (!response.ok) return this.#close();
      const found: Suggestions = await response.json();
      this.#show(found);
    } catch {
      // Outdated by the next letter, or the shop cannot be reached: the form itself still searches.
    }
  }

  #show({ items, categories, queries }: Suggestions): void {
    const list = this.#list;
    if (list === null) return;
    const { queriesWord = '', categoriesWord = '' } = this.dataset;
    const options = [
      ...queries.map((query) => wordOption(localAddress(`/search?q=${encodeURIComponent(query)}`), query, queriesWord)),
      ...categories.map(({ slug, name }) => wordOption(localAddress(`/categories/${slug}`), name, categoriesWord)),
      ...items.map(productOption),
    ];
    options.forEach((option, index) => (option.id = `${list.id}-${index}`));
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    this.#activate(-1);
    this.#input?.setAttribute('aria-expanded', String(options.length > 0));
    const words = options.length === 0 ? this.dataset.none : this.dataset.found;
    announce((words ?? '').replace('{count}', String(options.length)));
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
