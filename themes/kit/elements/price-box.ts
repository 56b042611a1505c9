/** A price as it is written, and the one struck out beside it. */
export interface WrittenPrice {
  readonly price: string;
  readonly compareAt: string | null;
}

/**
 * Writes a price into a box, with the former price when it has one.
 *
 * @param before the word for a former price, where one may be added to a box that has none
 */
export function showPrice(box: Element, { price, compareAt }: WrittenPrice, before?: string): void {
  const now = box.querySelector('[data-price]');
  if (now !== null) now.textContent = price;
  let former = box.querySelector<HTMLElement>('.price-before');
  if (former === null && compareAt !== null && before !== undefined) {
    former = document.createElement('s');
    former.className = 'price-before';
    former.innerHTML = '<span class="visually-hidden"></span> <span data-compare-at></span>';
    former.querySelector('span')?.append(before);
    box.prepend(former);
  }
  const amount = former?.querySelector('[data-compare-at]');
  if (former) former.hidden = compareAt === null;
  if (amount) amount.textContent = compareAt ?? '';
}
