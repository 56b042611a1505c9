/** A shop made to measure with. */
export interface ScaleShop {
  readonly slug: string;
  readonly name: string;
  readonly products: number;
}

const village = (n: number): ScaleShop => ({
  slug: `village-${String(n).padStart(4, '0')}`,
  name: `Village ${n}`,
  products: 10,
});

/** The shop everything is about: 100,000 products of three variants. */
export const metropolis: ScaleShop = { slug: 'metropolis', name: 'Metropolis', products: 100_000 };

/** What it is compared with. */
export const town: ScaleShop = { slug: 'town', name: 'Town', products: 1_000 };

/** All shops of the measurement: the large one, the usual one, and the small ones they share tables with. */
export const scaleShops: readonly ScaleShop[] = [
  ...Array.from({ length: 999 }, (_, index) => village(index + 1)),
  town,
  metropolis,
];
