import { defineTheme, field, legibleOn, readableOn } from '@smallshop/theme-kit';
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
import lineUp from './sections/line-up/line-up.schema.js';
import loginMain from './sections/login-main/login-main.schema.js';
import notFoundMain from './sections/not-found-main/not-found-main.schema.js';
import orderMain from './sections/order-main/order-main.schema.js';
import pageMain from './sections/page-main/page-main.schema.js';
import productDescription from './sections/product-description/product-description.schema.js';
import productMain from './sections/product-main/product-main.schema.js';
import products from './sections/products/products.schema.js';
import profileMain from './sections/profile-main/profile-main.schema.js';
import promises from './sections/promises/promises.schema.js';
import registerMain from './sections/register-main/register-main.schema.js';
import relatedProducts from './sections/related-products/related-products.schema.js';
import returnMain from './sections/return-main/return-main.schema.js';
import searchMain from './sections/search-main/search-main.schema.js';
import siblings from './sections/siblings/siblings.schema.js';
import statement from './sections/statement/statement.schema.js';
import story from './sections/story/story.schema.js';
import unavailableMain from './sections/unavailable-main/unavailable-main.schema.js';
import unsubscribeMain from './sections/unsubscribe-main/unsubscribe-main.schema.js';
import wishesMain from './sections/wishes-main/wishes-main.schema.js';

const grotesque = "'Bricolage', 'Bricolage Fallback', Arial, sans-serif";
const mono = "'Geist Mono', 'Geist Mono Fallback', 'Courier New', monospace";
const faces = {
  wide: { display: grotesque, data: mono },
  plain: { display: grotesque, data: grotesque },
  console: { display: mono, data: mono },
} as const;

/** Tokens of one ground: text, quiet text, the border of controls, and the accent as text, each legible on it. */
const groundTokens = (name: 'day' | 'night', ground: string, accent: string): Record<`--${string}`, string> => {
  const text = readableOn(ground, '#f4f6f6', '#0b0d0f');
  return {
    [`--${name}`]: ground,
    [`--${name}-text`]: legibleOn(text, ground, 10),
    [`--${name}-quiet`]: legibleOn('#7d868c', ground, 5.2),
    [`--${name}-control`]: legibleOn('#7d868c', ground, 3.2),
    [`--${name}-spark`]: legibleOn(accent, ground),
    [`--${name}-alert`]: legibleOn('#e5372a', ground, 4.8),
    [`--${name}-scheme`]: readableOn(ground) === '#ffffff' ? 'dark' : 'light',
  };
};

export default defineTheme({
  id: 'volt',
  name: 'Volt',
  version: '1.0.0',
  description:
    'Technical and quick: black, white and one electric colour, specifications before adjectives, for shops whose things are measured.',
  settings: {
    accent: field.color({
      label: 'Electric colour',
      help: 'Buttons, tape and marks. Words on it turn black or white.',
      default: '#d9ff3f',
    }),
    night: field.color({ label: 'Dark ground', default: '#0b0d0f' }),
    ground: field.color({ label: 'Light ground', default: '#ffffff' }),
    faces: field.choice({
      label: 'Typefaces',
      default: 'wide',
      options: {
        wide: 'Workshop: Bricolage Grotesque and Geist Mono',
        plain: 'Plain: Bricolage Grotesque throughout',
        console: 'Console: Geist Mono headings',
      },
    }),
    density: field.choice({ label: 'Density', default: 'dense', options: { dense: 'Dense', open: 'Open' } }),
    radius: field.number({ label: 'Corner radius', default: 0, min: 0, max: 16, unit: 'px' }),
    logoHeight: field.number({ label: 'Height of the logo', default: 30, min: 18, max: 56, unit: 'px' }),
  },
  presets: {
    'Hi-vis': {},
    Signal: { accent: '#ff6a1f', night: '#101113' },
    'Ice line': { accent: '#7fe7ff', night: '#0a1016', ground: '#f6f9fa' },
    'Night shift': { accent: '#d9ff3f', ground: '#16191c', night: '#000000' },
  },
  tokens: ({ accent, night, ground, faces: pair, density, radius, logoHeight }) => ({
    '--accent': accent,
    '--on-accent': readableOn(accent, '#ffffff', '#0b0d0f'),
    ...groundTokens('day', ground, accent),
    ...groundTokens('night', night, accent),
    '--face-display': faces[pair].display,
    // The width of the shop's name across the foot of the page, shared out over its letters; monospace runs wider.
    '--name-width': pair === 'console' ? '170vw' : '208vw',
    '--face-data': faces[pair].data,
    '--face-text': grotesque,
    '--density': density === 'dense' ? '1' : '1.45',
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
    lineUp,
    loginMain,
    notFoundMain,
    orderMain,
    pageMain,
    productDescription,
    productMain,
    products,
    profileMain,
    promises,
    registerMain,
    relatedProducts,
    returnMain,
    searchMain,
    siblings,
    statement,
    story,
    unavailableMain,
    unsubscribeMain,
    wishesMain,
  ],
});
