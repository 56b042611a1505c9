import { announce, closest, define, fetchPage, isModified } from './dom.js';

const parts = '[data-part]';

/** The address a filter form leads to: as the browser would send it, without what is left empty. */
function addressOf(form: HTMLFormElement): URL {
  const address = new URL(form.action);
  address.search = '';
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') address.searchParams.append(name, value);
  }
  return address;
}

/**
 * Narrows a listing in place: a change of its filters, or a link marked `data-refine`, fetches the new page and exchanges the
 * parts marked `data-part`; the address follows, and what was found is announced. `data-found` holds the sentence.
 * With `data-query` and `data-total` it reports what was searched for.
 */
class Listing extends HTMLElement {
  #asked = new AbortController();

  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      // Fields may stand outside the form they belong to.
      const { target } = event;
      const form = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.form : null;
      if (form?.matches('[data-facets]') === true) void this.#go(addressOf(form), true);
    });
    this.addEventListener('submit', (event) => {
      const form = closest(event, 'form[data-facets]');
      if (!(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      void this.#go(addressOf(form), true);
    });
    this.addEventListener('click', (event) => {
      const link = closest(event, 'a[data-refine]');
      if (!(link instanceof HTMLAnchorElement) || isModified(event)) return;
      event.preventDefault();
      void this.#go(new URL(link.href), true);
    });
    window.addEventListener('popstate', this.#follow);
    this.#report();
  }

  // What people search for is counted where it is shown: results come from a cache. Nothing of who searched is sent.
  #report(): void {
    const { query = '', total = '' } = this.dataset;
    if (query === '' || total === '' || sessionStorage.getItem('searched') === query) return;
    sessionStorage.setItem('searched', query);
    const body = JSON.stringify({ q: query, found: Number(total) });
    navigator.sendBeacon('/api/v1/search/terms', new Blob([body], { type: 'application/json' }));
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#follow);
  }

  readonly #follow = (): void => void this.#go(new URL(location.href), false);

  async #go(address: URL, isNew: boolean): Promise<void> {
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.setAttribute('aria-busy', 'true');
    try {
      const page = await fetchPage(address.href, { signal: asked.signal });
      const fresh = page.querySelector<HTMLElement>('shop-listing');
      if (fresh === null) return location.assign(address);
      if (isNew) history.pushState(null, '', address);
      this.#exchange(fresh);
      announce(fresh.dataset.found ?? '');
    } catch {
      // Overtaken by the next choice, or the shop cannot be reached: then the browser says so itself.
      if (!asked.signal.aborted) location.assign(address);
    } finally {
      if (this.#asked === asked) this.removeAttribute('aria-busy');
    }
  }

  #exchange(fresh: HTMLElement): void {
    const focused = document.activeElement?.id ?? '';
    const stood = new Map(
      [...this.querySelectorAll<HTMLDetailsElement>('[data-facet]')].map((each) => [each.dataset.facet, each.open]),
    );
    for (const part of this.querySelectorAll<HTMLElement>(parts)) {
      const next = fresh.querySelector(`[data-part="${part.dataset.part ?? ''}"]`);
      part.replaceChildren(...(next === null ? [] : next.childNodes));
    }
    for (const facet of this.querySelectorAll<HTMLDetailsElement>('[data-facet]')) {
      facet.open = stood.get(facet.dataset.facet) ?? facet.open;
    }
    if (focused !== '') document.getElementById(focused)?.focus();
  }
}

/** Two sliders that move the two number fields beside them, never past each other. */
class Range extends HTMLElement {
  connectedCallback(): void {
    const slider = this.querySelector<HTMLElement>('[data-slider]');
    if (slider === null) return;
    slider.hidden = false;
    this.addEventListener('input', (event) => this.#follow(event.target));
    this.#paint();
  }

  #field(attribute: 'slide' | 'bound', end: string): HTMLInputElement | null {
    return this.querySelector(`[data-${attribute}="${end}"]`);
  }

  #follow(moved: EventTarget | null): void {
    if (!(moved instanceof HTMLInputElement)) return;
    const end = moved.dataset.slide ?? moved.dataset.bound ?? '';
    const other = this.#field('slide', end === 'from' ? 'to' : 'from');
    const slide = this.#field('slide', end);
    const bound = this.#field('bound', end);
    if (slide === null || bound === null || other === null) return;
    if (moved === bound) slide.value = bound.value === '' ? (end === 'from' ? slide.min : slide.max) : bound.value;
    else {
      const limit = Number(other.value);
      if (end === 'from' ? Number(slide.value) > limit : Number(slide.value) < limit) slide.value = other.value;
      // At its end a slider asks for nothing.
      bound.value = slide.value === (end === 'from' ? slide.min : slide.max) ? '' : slide.value;
    }
    this.#paint();
  }

  #paint(): void {
    const [from, to] = [this.#field('slide', 'from'), this.#field('slide', 'to')];
    if (from === null || to === null) return;
    const share = (field: HTMLInputElement): number =>
      ((Number(field.value) - Number(field.min)) / (Number(field.max) - Number(field.min) || 1)) * 100;
    this.style.setProperty('--from', `${share(from)}%`);
    this.style.setProperty('--to', `${share(to)}%`);
  }
}

define('shop-listing', Listing);
define('shop-range', Range);
