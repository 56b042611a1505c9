import { define } from './dom.js';

/** Pictures side by side: thumbnails, previous and next, arrow keys, and the chosen variant's picture. */
class Gallery extends HTMLElement {
  #current = 0;

  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLElement>('.gallery-button')) button.hidden = false;
    const track = this.querySelector('[data-track]');
    if (track === null) return;
    this.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[data-previous]')) this.#goTo(this.#current - 1);
      if (target?.closest('[data-next]')) this.#goTo(this.#current + 1);
      const thumb = target?.closest<HTMLElement>('[data-thumb]');
      if (!thumb) return;
      event.preventDefault();
      this.show(thumb.dataset.thumb ?? '');
    });
    track.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      event.preventDefault();
      this.#goTo(this.#current + (event.key === 'ArrowRight' ? 1 : -1));
    });
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) this.#mark(this.#slides.indexOf(target));
      },
      { root: track, threshold: 0.6 },
    );
    for (const slide of this.#slides) seen.observe(slide);
    document.addEventListener('shop:variant', (event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') this.show(event.detail);
    });
  }

  /** Brings a picture into view by its id; unknown ids do nothing. */
  show(imageId: string): void {
    const index = this.#slides.findIndex((slide) => slide.getAttribute('data-slide') === imageId);
    if (index >= 0) this.#goTo(index);
  }

  get #slides(): Element[] {
    return [...this.querySelectorAll('[data-slide]')];
  }

  #goTo(index: number): void {
    const slide = this.#slides[(index + this.#slides.length) % this.#slides.length];
    const track = this.querySelector('[data-track]');
    if (!(slide instanceof HTMLElement) || track === null) return;
    track.scrollTo({
      left: slide.offsetLeft - (this.#slides[0] instanceof HTMLElement ? this.#slides[0].offsetLeft : 0),
    });
    this.#mark(this.#slides.indexOf(slide));
  }

  #mark(index: number): void {
    if (index < 0) return;
    this.#current = index;
    this.querySelectorAll('[data-thumb]').forEach((thumb, at) => {
      if (at === index) thumb.setAttribute('aria-current', 'true');
      else thumb.removeAttribute('aria-current');
    });
  }
}

define('shop-gallery', Gallery);
