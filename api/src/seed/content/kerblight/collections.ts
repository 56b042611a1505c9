import type { CollectionSeed } from '../shape.js';
import { scenes } from './scenes.js';

/** What Kerblight puts together beside its categories. */
export const collections: readonly CollectionSeed[] = [
  {
    slug: 'on-our-bikes',
    name: 'On most of our bikes',
    description: 'What the fourteen of us ride to work with.',
    banner: scenes.ride,
    productSlugs: [
      'k400-front-light',
      't30-rear-light',
      'roll-18-pannier',
      'anchor-u-lock',
      'breath-mini-pump',
      'commuter-helmet',
      'brass-dome-bell',
      'fold-11-multitool',
    ],
  },
  {
    slug: 'under-30',
    name: 'Under £30',
    description: 'The small kit that makes the commute. Dearest first.',
    sort: '-price',
    rules: { match: 'all', conditions: [{ field: 'price', operator: 'atMost', value: 3000 }] },
  },
  {
    slug: 'wet-weather',
    name: 'For wet weather',
    description: 'Tested with 100 litres a minute from three metres.',
    banner: scenes.bags,
    rules: {
      match: 'any',
      conditions: [
        { field: 'tag', operator: 'equals', value: 'waterproof' },
        { field: 'title', operator: 'contains', value: 'mudguard' },
        { field: 'title', operator: 'contains', value: 'rain' },
      ],
    },
  },
  {
    slug: 'reduced',
    name: 'Reduced',
    description: 'Last lots and old colours. Same parts, same five years.',
    sort: 'price',
    rules: { match: 'all', conditions: [{ field: 'compareAtPrice', operator: 'isSet' }] },
  },
];
