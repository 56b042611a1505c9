import { contrastRatio, defineTheme, field, legibleOn, readableOn } from '@smallshop/theme-kit';
import accountMain from './sections/account-main/account-main.schema.js';
import cartDrawer from './sections/cart-drawer/cart-drawer.schema.js';
import cartMain from './sections/cart-main/cart-main.schema.js';
import categories from './sections/categories/categories.schema.js';
import categoryMain from './sections/category-main/category-main.schema.js';
import challengeMain from './sections/challenge-main/challenge-main.schema.js';
import checkoutMain from './sections/checkout-main/checkout-main.schema.js';
import collectionMain from './sections/collection-main/collection-main.schema.js';
import collectionsMain from './sections/collections-main/collections-main.schema.js';
import confirmationMain from './sections/confirmation-main/confirmation-main.schema.js';
import footer from './sections/footer/footer.schema.js';
import header from './sections/header/header.schema.js';
import hero from './sections/hero/hero.schema.js';
import letter from './sections/letter/letter.schema.js';
import loginMain from './sections/login-main/login-main.schema.js';
import notFoundMain from './sections/not-found-main/not-found-main.schema.js';
import orderMain from './sections/order-main/order-main.schema.js';
import pageMain from './sections/page-main/page-main.schema.js';
import productDetails from './sections/product-details/product-details.schema.js';
import productMain from './sections/product-main/product-main.schema.js';
import productStory from './sections/product-story/product-story.schema.js';
import products from './sections/products/products.schema.js';
import profileMain from './sections/profile-main/profile-main.schema.js';
import promises from './sections/promises/promises.schema.js';
import quote from './sections/quote/quote.schema.js';
import registerMain from './sections/register-main/register-main.schema.js';
import relatedProducts from './sections/related-products/related-products.schema.js';
import returnMain from './sections/return-main/return-main.schema.js';
import searchMain from './sections/search-main/search-main.schema.js';
import story from './sections/story/story.schema.js';
import unavailableMain from './sections/unavailable-main/unavailable-main.schema.js';
import unsubscribeMain from './sections/unsubscribe-main/unsubscribe-main.schema.js';
import wishesMain from './sections/wishes-main/wishes-main.schema.js';

const serif = "'Newsreader', 'Newsreader Fallback', Georgia, serif";
const sans = "'Instrument Sans', 'Instrument Sans Fallback', system-ui, sans-serif";
const faces = {
  editorial: { display: serif, prose: serif, text: sans },
  bookish: { display: serif, prose: serif, text: serif },
  plain: { display: sans, prose: sans, text: sans },
} as const;

/** Words on a filled ground: the paper itself where that is legible, else white or near-black. */
const onFill = (fill: string, paper: string): string => (contrastRatio(paper, fill) >= 4.5 ? paper : readableOn(fill));

const isDark = (ground: string): boolean => readableOn(ground) === '#ffffff';

/** A quiet colour of the ground's own hue, at least 4.6:1 on both grounds. */
const quiet = (ground: string, tint: string, ratio: number): string =>
  legibleOn(legibleOn(tint, tint, ratio), ground, ratio);

export default defineTheme({
  id: 'harbor',
  name: 'Harbor',
  version: '1.0.0',
  description:
    'Editorial and calm: a printed catalogue with margins, captions and hairlines, for shops whose things have a story.',
  settings: {
    ground: field.color({ label: 'Paper', help: 'The ground of every page.', default: '#f8f3e9' }),
    tint: field.color({ label: 'Second paper', help: 'Bands, summaries and empty frames.', default: '#efe7d7' }),
    ink: field.color({
      label: 'Ink',
      help: 'Text; darkened or lightened where it would be hard to read.',
      default: '#2b2620',
    }),
    accent: field.color({ label: 'Accent', help: 'Buttons, links and the foot of the page.', default: '#1c4a50' }),
    faces: field.choice({
      label: 'Typefaces',
      default: 'editorial',
      options: {
        editorial: 'Editorial: Newsreader and Instrument Sans',
        bookish: 'Bookish: Newsreader throughout',
        plain: 'Plain: Instrument Sans throughout',
      },
    }),
    density: field.choice({ label: 'Density', default: 'airy', options: { airy: 'Airy', compact: 'Compact' } }),
    radius: field.number({ label: 'Corner radius', default: 2, min: 0, max: 20, unit: 'px' }),
    logoHeight: field.number({ label: 'Height of the logo', default: 34, min: 20, max: 64, unit: 'px' }),
  },
  presets: {
    'Morning paper': {},
    'Blue slate': { ground: '#f3f5f6', tint: '#e4e9ec', ink: '#1f262b', accent: '#2c4a7a' },
    'Plum kitchen': { ground: '#faf4f1', tint: '#f1e4df', ink: '#2d2024', accent: '#6b2237' },
    Evening: { ground: '#1e2224', tint: '#282e30', ink: '#f2eadc', accent: '#e0a66a' },
  },
  tokens: ({ ground, tint, ink, accent, faces: pair, density, radius, logoHeight }) => ({
    '--ground': ground,
    '--tint': tint,
    '--ink': legibleOn(legibleOn(ink, tint, 7), ground, 7),
    '--muted': quiet(ground, tint, 4.7),
    '--control': quiet(ground, tint, 3.1),
    '--accent': accent,
    '--on-accent': onFill(accent, ground),
    '--on-accent-quiet': legibleOn(accent, accent, 5.4),
    '--accent-text': legibleOn(legibleOn(accent, tint), ground),
    '--alert': legibleOn(legibleOn('#9c2f1f', tint), ground),
    '--scheme': isDark(ground) ? 'dark' : 'light',
    // A shop has one logo, drawn for light grounds: on a dark one its lightness is turned over and its hues are kept.
    '--logo-filter': isDark(ground) ? 'invert(1) hue-rotate(180deg)' : 'none',
    '--face-display': faces[pair].display,
    '--face-prose': faces[pair].prose,
    '--face-text': faces[pair].text,
    '--density': density === 'airy' ? '1' : '0.68',
    '--radius': `${radius}px`,
    '--logo-height': `${logoHeight}px`,
  }),
  sections: [
    accountMain,
    cartDrawer,
    cartMain,
    categories,
    categoryMain,
    collectionMain,
    collectionsMain,
    challengeMain,
    checkoutMain,
    confirmationMain,
    footer,
    header,
    hero,
    letter,
    loginMain,
    notFoundMain,
    orderMain,
    pageMain,
    productDetails,
    productMain,
    productStory,
    products,
    profileMain,
    promises,
    quote,
    registerMain,
    relatedProducts,
    returnMain,
    searchMain,
    story,
    unavailableMain,
    unsubscribeMain,
    wishesMain,
  ],
});
