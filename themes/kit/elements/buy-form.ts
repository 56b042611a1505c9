import { define, formatMoney } from './dom.js';
import { personalPrices } from './personal-prices.js';
import { showPrice } from './price-box.js';

interface VariantData {
  readonly id: string;
  readonly sku: string;
  readonly values: readonly string[];
  price: string;
  compareAt: string | null;
  state: 'in_stock' | 'low_stock' | 'backorder' | 'out_of_stock';
  readonly imageId: string | null;
  /** Units from which another price holds, and that price. */
  steps: readonly Step[];
}

interface Step {
  readonly quantity: number;
  readonly price: string;
}

interface ProductData {
  readonly productId: string;
  readonly variants: readonly VariantData[];
  readonly words: Readonly<Record<string, string>>;
}

interface Fresh {
  readonly items: readonly {
    variantId: string;
    availability: VariantData['state'];
    price: { amount: number; currency: string };
    compareAtPrice: { amount: number; currency: string } | null;
    quantityPrices: readonly { minimumQuantity: number; price: { amount: number; currency: string } }[];
  }[];
}

const write = (selector: string, text: string): void => {
  for (const element of document.querySelectorAll(selector)) element.textContent = text;
};

/** Says what more units cost, in the theme's list. */
function showSteps(steps: readonly Step[], sentence: string): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-quantity-prices]')) {
    const items = steps.map(({ quantity, price }) => {
      const item = document.createElement('li');
      item.textContent = sentence.replace('{quantity}', String(quantity)).replace('{price}', price);
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
  }
}

const priceBox = '[data-price-box]';

/** Keeps price, stock, picture, button and address in step with the chosen options. */
class BuyForm extends HTMLElement {
  #data: ProductData = { productId: '', variants: [], words: {} };

  connectedCallback(): void {
    const text = this.querySelector('[data-variants]')?.textContent;
    if (!text) return;
    this.#data = JSON.parse(text);
    this.addEventListener('change', () => this.#follow(true));
    this.#follow(false);
    void this.#refresh();
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  #chosen(index: number): string {
    const field = this.#form?.elements.namedItem(`option.${index}`);
    return field instanceof RadioNodeList || field instanceof HTMLSelectElement || field instanceof HTMLInputElement
      ? field.value
      : '';
  }

  get #values(): string[] {
    const size = this.#data.variants[0]?.values.length ?? 0;
    return Array.from({ length: size }, (_value, index) => this.#chosen(index));
  }

  get #variant(): VariantData | undefined {
    const { variants } = this.#data;
    const byId = this.querySelector<HTMLInputElement>('input[name="variantId"]:checked')?.value;
    if (byId !== undefined) return variants.find(({ id }) => id === byId);
    if (variants.length === 1) return variants[0];
    const values = this.#values;
    return variants.find((variant) => variant.values.every((value, index) => value === values[index]));
  }

  #follow(isChoice: boolean): void {
    const variant = this.#variant;
    this.#show(variant);
    this.#markOptions();
    if (!isChoice || variant === undefined) return;
    const address = new URL(location.href);
    address.searchParams.set('variant', variant.id);
    history.replaceState(history.state, '', address);
    document.dispatchEvent(new CustomEvent('shop:variant', { detail: variant.imageId ?? '' }));
  }

  #show(variant: VariantData | undefined): void {
    const { words } = this.#data;
    const state = variant?.state ?? 'missing';
    if (variant !== undefined) {
      const near = this.closest('section') ?? this;
      const boxes = new Set([
        ...near.querySelectorAll(priceBox),
        ...document.querySelectorAll(`[data-follows] ${priceBox}`),
      ]);
      for (const box of boxes) showPrice(box, variant, words.before ?? '');
      write('[data-sku]', variant.sku);
      showSteps(variant.steps, words.step ?? '');
      this.#setVariantId(variant.id);
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-availability]')) {
      element.dataset.state = state;
      element.textContent = words[state] ?? '';
    }
    const canBuy = state !== 'out_of_stock' && state !== 'missing';
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-buy]')) button.disabled = !canBuy;
    write('[data-buy-label]', (canBuy ? words.add : (words[state === 'missing' ? 'missing' : 'soldOut'] ?? '')) ?? '');
  }

  #setVariantId(id: string): void {
    if (this.querySelector('input[name="variantId"][type="radio"]') !== null) return;
    let field = this.querySelector<HTMLInputElement>('input[name="variantId"]');
    if (field === null) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'variantId';
      this.#form?.append(field);
    }
    field.value = id;
  }

  #markOptions(): void {
    const values = this.#values;
    this.querySelectorAll<HTMLElement>('[data-option]').forEach((group) => {
      const index = Number(group.dataset.option);
      const selected = group.querySelector('[data-selected]');
      if (selected !== null) selected.textContent = values[index] ?? '';
      for (const label of group.querySelectorAll<HTMLElement>('[data-state]')) {
        const own = label.querySelector('input')?.value ?? '';
        const beside = this.#data.variants.find((variant) =>
          variant.values.every((value, at) => value === (at === index ? own : values[at])),
        );
        const state = beside === undefined ? 'missing' : beside.state === 'out_of_stock' ? 'sold_out' : 'available';
        label.dataset.state = state;
        const note = label.querySelector('[data-note]');
        if (note !== null)
          note.textContent =
            state === 'available' ? '' : (this.#data.words[state === 'missing' ? 'missing' : 'out_of_stock'] ?? '');
      }
    });
  }

  /** The page may be minutes old; stock and price are asked for afresh. */
  async #refresh(): Promise<void> {
    try {
      await personalPrices;
      const response = await fetch(`/api/v1/products/${this.#data.productId}/availability`);
      if (!response.ok) return;
      const { items }: Fresh = await response.json();
      for (const { variantId, availability, price, compareAtPrice, quantityPrices } of items) {
        const variant = this.#data.variants.find(({ id }) => id === variantId);
        if (variant === undefined) continue;
        variant.state = availability;
        variant.price = formatMoney(price);
        variant.compareAt = compareAtPrice && formatMoney(compareAtPrice);
        variant.steps = quantityPrices.map((step) => ({
          quantity: step.minimumQuantity,
          price: formatMoney(step.price),
        }));
      }
      this.#follow(false);
    } catch {
      // Without an answer the page's own figures stand; the cart has the last word.
    }
  }
}

define('shop-buy-form', BuyForm);
