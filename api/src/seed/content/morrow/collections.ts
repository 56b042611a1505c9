import type { CollectionSeed } from '../shape.js';
import { scenes } from './scenes.js';

/** What Morrow & Clay puts together beside its shelves. */
export const collections: readonly CollectionSeed[] = [
  {
    slug: 'favourites',
    name: 'What people come back for',
    description: 'The eight things we would save from the workshop kitchen.',
    banner: scenes.supper,
    productSlugs: [
      'tideline-mug',
      'weekday-bowl',
      'hand-forged-skillet',
      'linen-apron',
      'sunday-casserole',
      'first-light-chefs-knife',
      'window-sill-pot',
      'jug-and-plums-print',
    ],
  },
  {
    slug: 'for-the-evening',
    name: 'For the evening',
    description: 'Beeswax, brass, and one lamp.',
    banner: scenes.evening,
    productSlugs: ['turned-brass-candlestick', 'hand-dipped-tapers', 'reading-corner-lamp', 'fell-blanket'],
  },
  {
    slug: 'gifts-under-40',
    name: 'Gifts under €40',
    description: 'Small things that were somebody’s whole afternoon.',
    sort: '-publishedAt',
    rules: {
      match: 'all',
      conditions: [
        { field: 'price', operator: 'atMost', value: 4000 },
        { field: 'stock', operator: 'equals', value: 'in' },
      ],
    },
  },
  {
    slug: 'just-out-of-the-kiln',
    name: 'Just out of the kiln',
    description: 'What the makers sent in the last two months.',
    sort: '-publishedAt',
    rules: { match: 'all', conditions: [{ field: 'publishedAt', operator: 'within', value: 60 }] },
  },
];
