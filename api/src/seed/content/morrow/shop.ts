import { homeTemplate } from './home.template.js';
import { morrowFavicon, morrowLogo } from '../../illustration/index.js';
import type { CategorySeed, HomeSectionSeed, LinkTarget, PictureSeed, ShopSeed } from '../shape.js';
import { bowls } from './bowls.js';
import { candles } from './candles.js';
import { collections } from './collections.js';
import { cookware } from './cookware.js';
import { cups } from './cups.js';
import { garden } from './garden.js';
import { german } from './german/index.js';
import { knives } from './knives.js';
import { pages } from './pages.js';
import { discounts } from './discounts.js';
import { prices } from './prices.js';
import { prints } from './prints.js';
import { scenes } from './scenes.js';
import { SHOP_NAME } from './shelf.js';
import { fields, upcoming } from './fields.js';
import { stockroom } from './stockroom.js';
import { textiles } from './textiles.js';

const neighbours = 'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

function category(slug: string, name: string, description: string, banner: PictureSeed): CategorySeed {
  return { slug, name, description, banner };
}

const categories: readonly CategorySeed[] = [
  category(
    'mugs-cups',
    'Mugs & cups',
    'Thrown, pressed and enamelled: something to hold at every hour of the day.',
    scenes.cups,
  ),
  category(
    'bowls-plates',
    'Bowls & plates',
    'Stoneware and porcelain that stack, match loosely and survive a dishwasher.',
    scenes.supper,
  ),
  category('cookware', 'Cookware', 'Iron, steel, copper and flameproof clay, from people who cook.', scenes.stove),
  category(
    'knives-boards',
    'Knives & boards',
    'Edges forged in the Ore Mountains and the wood to use them on.',
    scenes.chopping,
  ),
  category(
    'textiles',
    'Textiles',
    'Lusatian linen, printed cotton and wool that still smells of the hill.',
    scenes.linen,
  ),
  category('candles-light', 'Candles & light', 'Beeswax, brass and lamps for the end of the day.', scenes.evening),
  category(
    'plants-garden',
    'Plants & garden',
    'Pots that breathe, cans that pour, tools that do not bend.',
    scenes.sill,
  ),
  category(
    'prints-patterns',
    'Prints & patterns',
    'Pictures for the wall, and patterns, recipes and plans to download.',
    scenes.desk,
  ),
];

const to = {
  category: (slug: string): LinkTarget => ({ type: 'category', slug }),
  collection: (slug: string): LinkTarget => ({ type: 'collection', slug }),
  page: (slug: string): LinkTarget => ({ type: 'page', slug }),
};

const home: readonly HomeSectionSeed[] = [
  {
    type: 'hero',
    heading: 'Made slowly, used daily',
    text: 'Kitchen and home goods from forty small workshops, most of them a day’s train ride from our door.',
    action: { label: 'See what is new', target: to.category('mugs-cups') },
    picture: scenes.hero,
    portrait: scenes.heroPortrait,
  },
  {
    type: 'products',
    heading: 'What people come back for',
    text: 'The eight things we would save from the workshop kitchen.',
    collectionSlug: 'favourites',
  },
  { type: 'categories', heading: 'By the shelf', categorySlugs: categories.map(({ slug }) => slug) },
  {
    type: 'story',
    heading: 'Forty makers, by name',
    text: 'Every piece here has a person and a town behind it. We visit each workshop before the first order and every year after, we pay half up front, and we cook with everything for three months before it goes on a shelf.',
    action: { label: 'How we choose', target: to.page('about') },
    picture: scenes.supper,
  },
  {
    type: 'products',
    heading: 'For the evening',
    text: 'Beeswax, brass, and one lamp.',
    collectionSlug: 'for-the-evening',
  },
  {
    type: 'quote',
    text: 'The only shop that has ever written to tell me I should wait for the next firing, because it would be better.',
    by: 'Hanne, Bremen',
  },
  {
    type: 'promises',
    items: [
      { heading: 'Thirty days to decide', text: 'Cook one soup in it. Send it back clean if you must.' },
      { heading: 'Packed in paper', text: 'One parcel in four hundred breaks. We replace all of them.' },
      { heading: 'Mended, not binned', text: 'Knives re-ground, pans re-tinned, lids recast.' },
    ],
  },
];

/** Tenant one: the company itself. */
export const morrow: ShopSeed = {
  name: SHOP_NAME,
  slug: 'morrow-clay',
  tagline: 'Kitchen and home goods by small makers',
  story:
    'Founded in Leipzig in 2014 with one shelf of mugs. Today forty workshops, most of them one or two people, make what we sell.',
  currency: 'EUR',
  locale: 'en',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  theme: 'harbor',
  contactEmail: 'hello@morrowandclay.example',
  address: ['Morrow & Clay GmbH', 'Gerberhof 4', '04229 Leipzig', 'Germany'],
  owner: { name: 'Ruth Morrow', email: 'ruth@morrowandclay.example' },
  logoSvg: morrowLogo('light'),
  logoOnDarkSvg: morrowLogo('dark'),
  faviconSvg: morrowFavicon(),
  taxRates: [
    { code: 'standard', name: 'VAT 19 %', basisPoints: 1900 },
    { code: 'reduced', name: 'VAT 7 % (books)', basisPoints: 700 },
  ],
  shippingMethods: [
    {
      code: 'standard',
      name: 'Standard',
      description: 'DHL GoGreen, to your door or a locker',
      priceMinor: 490,
      freeOverMinor: 8000,
      deliveryDays: { min: 2, max: 3 },
    },
    {
      code: 'express',
      name: 'Express',
      description: 'Ordered before noon, there the next working day',
      priceMinor: 1290,
      deliveryDays: { min: 1, max: 1 },
    },
    {
      code: 'collect',
      name: 'Collect in Leipzig',
      description: 'Gerberhof 4, ready in two hours',
      priceMinor: 0,
      deliveryDays: { min: 0, max: 1 },
      pickup: {
        ...{ line1: 'Gerberhof 4', postalCode: '04109', city: 'Leipzig', country: 'DE' },
        instructions: 'Tuesday to Saturday, 10 to 18. Ring at the workshop door and bring your order number.',
      },
    },
  ],
  shippingAbroad: [
    {
      name: 'German islands',
      areas: [
        {
          country: 'DE',
          postcodes: [
            '18565',
            '25846-25847',
            '25849',
            '25859',
            '25863',
            '25869',
            '25938-25999',
            '26465',
            '26474',
            '26486',
            '26548',
            '26571',
            '26579',
            '26757',
            '27498',
          ],
        },
      ],
      methods: [
        {
          ...{ name: 'Standard', description: 'DHL and the ferry, to your door' },
          ...{ charge: { by: 'order', price: 890 }, freeOverMinor: 12_000, minDays: 3, maxDays: 6 },
        },
      ],
    },
    {
      name: 'European Union',
      areas: neighbours.map((country) => ({ country })),
      methods: [
        {
          ...{ name: 'Standard', description: 'DHL GoGreen, tracked', minDays: 3, maxDays: 6, freeOverMinor: 15_000 },
          charge: {
            by: 'weight',
            steps: [
              { fromGrams: 0, price: 890 },
              { fromGrams: 2_000, price: 1_290 },
              { fromGrams: 10_000, price: 2_490 },
            ],
            mostGrams: 31_500,
          },
        },
      ],
    },
  ],
  categories,
  collections,
  products: [...cups, ...bowls, ...cookware, ...knives, ...textiles, ...candles, ...garden, ...prints],
  pages,
  menus: {
    main: [
      {
        label: 'Table',
        target: to.category('bowls-plates'),
        children: [
          { label: 'Mugs & cups', target: to.category('mugs-cups') },
          { label: 'Bowls & plates', target: to.category('bowls-plates') },
          { label: 'Textiles', target: to.category('textiles') },
        ],
      },
      {
        label: 'Kitchen',
        target: to.category('cookware'),
        children: [
          { label: 'Cookware', target: to.category('cookware') },
          { label: 'Knives & boards', target: to.category('knives-boards') },
        ],
      },
      {
        label: 'Home',
        target: to.category('candles-light'),
        children: [
          { label: 'Candles & light', target: to.category('candles-light') },
          { label: 'Plants & garden', target: to.category('plants-garden') },
          { label: 'Just out of the kiln', target: to.collection('just-out-of-the-kiln') },
          { label: 'Gifts under €40', target: to.collection('gifts-under-40') },
        ],
      },
      { label: 'Prints & patterns', target: to.category('prints-patterns') },
      { label: 'Our makers', target: to.page('about') },
    ],
    footer: [
      { label: 'About us', target: to.page('about') },
      { label: 'Contact', target: to.page('contact') },
      { label: 'Shipping', target: to.page('shipping') },
      { label: 'Returns', target: to.page('returns') },
      { label: 'Care guide', target: to.page('care') },
      { label: 'Privacy', target: to.page('privacy') },
      { label: 'Terms of sale', target: to.page('terms') },
    ],
  },
  announcement: 'Free delivery in Germany from €80. The kiln is lit again on Thursday.',
  home,
  homeTemplate,
  discounts,
  prices,
  stockroom,
  translations: [german],
  customFields: fields,
  upcoming,
};
