import type { TranslationSeed } from '../shape.js';

/** Kerblight has begun to speak German: its shelves and its menus, and one product. Shoppers do not see it yet. */
export const german: TranslationSeed = {
  locale: 'de',
  isDraft: true,
  products: {
    'k400-front-light': {
      title: 'K400 Frontlicht',
      subtitle: '400 lm, abgeschnittener Lichtkegel, USB-C',
      descriptionHtml: '',
    },
  },
  pages: {},
  words: {
    Lights: 'Lichter',
    'Measured lumens, honest runtimes, beams that stop at eye height.':
      'Gemessene Lumen, ehrliche Laufzeiten, Lichtkegel, die auf Augenhöhe enden.',
    'Bags & bottles': 'Taschen & Flaschen',
    'Welded seams and hooks that let go when you ask.': 'Verschweißte Nähte und Haken, die loslassen, wenn man will.',
    'Locks & bells': 'Schlösser & Klingeln',
    'Tools & pumps': 'Werkzeug & Pumpen',
    'Ride & wear': 'Fahren & Tragen',
    'Test lab': 'Prüflabor',
    About: 'Über uns',
    Contact: 'Kontakt',
    Delivery: 'Versand',
    Reduced: 'Reduziert',
  },
};
