import type { ProductOption, Specification } from '@smallshop/contract';

/** A drawn picture: the name of its file below `assets/sample-catalog`, and what a screen reader says. */
export interface SamplePicture {
  readonly file: string;
  readonly alt: string;
  /** The option value it shows, when it belongs to some variants only. */
  readonly shows?: string;
}

/** A variant; `code` ends its SKU. */
export interface SampleVariant {
  readonly optionValues: readonly string[];
  readonly code: string;
  readonly stock: number;
  /** Added to the product's price, in euros. */
  readonly surcharge?: number;
}

/** A product a new shop may begin with. Prices in euros, translated into the shop's currency. */
export interface SampleProduct {
  readonly sku: string;
  readonly title: string;
  readonly subtitle: string;
  readonly descriptionHtml: string;
  readonly category: 'table' | 'home';
  readonly euros: number;
  readonly weightGrams: number;
  readonly options: readonly ProductOption[];
  readonly variants: readonly SampleVariant[];
  readonly specs: readonly Specification[];
  readonly pictures: readonly SamplePicture[];
}

/** The two shelves of the sample catalog. */
export const sampleCategories = [
  { slug: 'table', name: 'Table', description: 'Cups, bowls and plates for every day.' },
  { slug: 'home', name: 'Home', description: 'Light, cloth and green things for the rooms around the kitchen.' },
] as const;

const swatches = { Sand: '#d8c6a8', Slate: '#5f7a86', Clay: '#c4623f' } as const;
const glaze = (...names: (keyof typeof swatches)[]): ProductOption => ({
  name: 'Glaze',
  values: names.map((name) => ({ value: name, swatch: swatches[name] })),
});
const only = (stock: number): readonly SampleVariant[] => [{ optionValues: [], code: '', stock }];

/** What the sample catalog sells: eight things that show options, sizes, low stock and a sold-out variant. */
export const sampleProducts: readonly SampleProduct[] = [
  {
    sku: 'MUG',
    title: 'Everyday Mug',
    subtitle: 'Stoneware, 320 ml',
    descriptionHtml:
      '<p>A straight mug with room for three fingers in the handle. The foot is left bare and rubbed smooth, so it slides over a wooden table without a scratch.</p>',
    category: 'table',
    euros: 24,
    weightGrams: 380,
    options: [glaze('Sand', 'Slate', 'Clay')],
    variants: [
      { optionValues: ['Sand'], code: 'SND', stock: 40 },
      { optionValues: ['Slate'], code: 'SLT', stock: 26 },
      { optionValues: ['Clay'], code: 'CLY', stock: 3 },
    ],
    specs: [
      { label: 'Capacity', value: '320 ml' },
      { label: 'Material', value: 'Stoneware' },
      { label: 'Care', value: 'Dishwasher safe' },
    ],
    pictures: [
      { file: 'mug-sand', alt: 'A straight stoneware mug in a sand-coloured glaze', shows: 'Sand' },
      { file: 'mug-slate', alt: 'The same mug in a slate blue glaze', shows: 'Slate' },
      { file: 'mug-clay', alt: 'The same mug in a clay red glaze', shows: 'Clay' },
    ],
  },
  {
    sku: 'BWL',
    title: 'Supper Bowl',
    subtitle: 'Stoneware, 18 cm across',
    descriptionHtml:
      '<p>Deep enough for soup and wide enough for pasta: the bowl you reach for when there is only one to wash.</p>',
    category: 'table',
    euros: 29,
    weightGrams: 620,
    options: [glaze('Sand', 'Slate')],
    variants: [
      { optionValues: ['Sand'], code: 'SND', stock: 22 },
      { optionValues: ['Slate'], code: 'SLT', stock: 0 },
    ],
    specs: [
      { label: 'Diameter', value: '18 cm' },
      { label: 'Material', value: 'Stoneware' },
      { label: 'Care', value: 'Dishwasher and microwave safe' },
    ],
    pictures: [
      { file: 'bowl-sand', alt: 'A deep stoneware bowl in a sand-coloured glaze', shows: 'Sand' },
      { file: 'bowl-slate', alt: 'The same bowl in a slate blue glaze', shows: 'Slate' },
    ],
  },
  {
    sku: 'PIT',
    title: 'Long Table Pitcher',
    subtitle: 'Stoneware, 1.4 l',
    descriptionHtml:
      '<p>Water, wine or a bunch of tulips. The lip is pinched by hand and pours without a drip down the outside.</p>',
    category: 'table',
    euros: 58,
    weightGrams: 1100,
    options: [],
    variants: only(12),
    specs: [
      { label: 'Capacity', value: '1.4 l' },
      { label: 'Height', value: '22 cm' },
    ],
    pictures: [{ file: 'pitcher', alt: 'A tall stoneware pitcher with a pinched lip' }],
  },
  {
    sku: 'BRD',
    title: 'Paddle Board',
    subtitle: 'Oiled walnut, 41 cm',
    descriptionHtml:
      '<p>One piece of walnut with its edges broken by plane. Bread on one side, onions on the other; nobody will tell.</p>',
    category: 'table',
    euros: 64,
    weightGrams: 950,
    options: [],
    variants: only(9),
    specs: [
      { label: 'Size', value: '41 × 18 cm' },
      { label: 'Material', value: 'Solid walnut' },
      { label: 'Care', value: 'Wipe, dry upright, oil twice a year' },
    ],
    pictures: [{ file: 'board', alt: 'A walnut serving board with a handle' }],
  },
  {
    sku: 'BLK',
    title: 'Window Seat Blanket',
    subtitle: 'Lambswool, 130 × 180 cm',
    descriptionHtml:
      '<p>Woven from lambswool, washed twice so that it is soft from the first evening, and long enough to cover both feet.</p>',
    category: 'home',
    euros: 129,
    weightGrams: 1200,
    options: [],
    variants: only(7),
    specs: [
      { label: 'Size', value: '130 × 180 cm' },
      { label: 'Material', value: 'Lambswool' },
      { label: 'Care', value: 'Air it; wool wash at 30 °C' },
    ],
    pictures: [{ file: 'blanket', alt: 'A folded striped wool blanket' }],
  },
  {
    sku: 'CND',
    title: 'Pillar Candle',
    subtitle: 'Beeswax, poured by hand',
    descriptionHtml:
      '<p>Beeswax and a cotton wick, nothing else. It burns with a steady flame and smells of warm honey before it is lit.</p>',
    category: 'home',
    euros: 16,
    weightGrams: 420,
    options: [
      {
        name: 'Size',
        values: [
          { value: 'Tall', swatch: null },
          { value: 'Wide', swatch: null },
        ],
      },
    ],
    variants: [
      { optionValues: ['Tall'], code: 'TAL', stock: 60 },
      { optionValues: ['Wide'], code: 'WID', stock: 34, surcharge: 4 },
    ],
    specs: [
      { label: 'Burning time', value: '45 to 60 hours' },
      { label: 'Material', value: 'Beeswax' },
    ],
    pictures: [
      { file: 'candle-tall', alt: 'A tall beeswax pillar candle', shows: 'Tall' },
      { file: 'candle-wide', alt: 'A wide beeswax pillar candle', shows: 'Wide' },
    ],
  },
  {
    sku: 'POT',
    title: 'Sill Planter',
    subtitle: 'Terracotta with saucer, 14 cm',
    descriptionHtml:
      '<p>Unglazed terracotta lets the soil breathe and turns paler with the years. The saucer keeps the window sill dry.</p>',
    category: 'home',
    euros: 22,
    weightGrams: 900,
    options: [],
    variants: only(18),
    specs: [
      { label: 'Diameter', value: '14 cm' },
      { label: 'Material', value: 'Frost-proof terracotta' },
    ],
    pictures: [{ file: 'planter', alt: 'A terracotta pot with herbs growing in it' }],
  },
  {
    sku: 'PRT',
    title: 'Arches, Print',
    subtitle: 'Screen print on cotton paper',
    descriptionHtml:
      '<p>Three passes of water-based ink on heavy cotton paper, printed in small batches and sent flat between boards.</p>',
    category: 'home',
    euros: 48,
    weightGrams: 240,
    options: [
      {
        name: 'Size',
        values: [
          { value: 'A4', swatch: null },
          { value: 'A3', swatch: null },
        ],
      },
    ],
    variants: [
      { optionValues: ['A4'], code: 'A4', stock: 25 },
      { optionValues: ['A3'], code: 'A3', stock: 15, surcharge: 24 },
    ],
    specs: [
      { label: 'Paper', value: '300 g cotton' },
      { label: 'Frame', value: 'Not included' },
    ],
    pictures: [{ file: 'print', alt: 'A framed abstract print of layered arches' }],
  },
];
