import type { CustomFieldSeed, UpcomingSeed } from '../shape.js';

const clay = ['weekday-bowl', 'harvest-dinner-plate', 'supper-side-plate', 'low-tide-pasta-plate', 'steam-noodle-bowl', 'salt-pinch-bowl', 'long-table-pitcher', 'tideline-mug', 'long-shift-mug', 'corner-cafe-cup', 'studio-beaker', 'counter-espresso-set', 'rain-day-tea-bowl', 'low-teapot', 'quarter-litre-jug'] as const; // prettier-ignore
const wood = [
  'walnut-paddle-board',
  'end-grain-block',
  'long-oak-board',
  'round-pizza-board',
  'ash-bread-bowl',
] as const;
const steel = ['first-light-chefs-knife', 'paring-knife-no-2', 'garden-nakiri', 'hearth-bread-knife', 'kitchen-petty-knife', 'hand-forged-skillet'] as const; // prettier-ignore
const cloth = ['linen-apron', 'end-papers-tea-towel', 'waffle-towel', 'striped-oven-cloth', 'cherry-spoon-towel', 'linen-fringe-napkins'] as const; // prettier-ignore

/** The same value for each of these products. */
const each = <Value>(slugs: readonly string[], value: Value): Record<string, Value> =>
  Object.fromEntries(slugs.map((slug) => [slug, value]));

/** What Morrow notes of its goods beside their specifications, and lets shoppers choose by. */
export const fields: readonly CustomFieldSeed[] = [
  {
    definition: {
      ...{ key: 'cleaning', name: 'Cleaning', kind: 'choice', isFilterable: true },
      choices: ['Dishwasher', 'By hand', 'Washing machine'],
      description: 'How it wants to be cleaned; shoppers ask this first.',
    },
    values: { ...each(clay, 'Dishwasher'), ...each([...wood, ...steel], 'By hand'), ...each(cloth, 'Washing machine') },
  },
  {
    definition: {
      ...{ key: 'made_by', name: 'Made by', kind: 'text', isFilterable: true },
      description: 'Workshop and town.',
    },
    values: {
      ...each(clay, 'Morrow Clay, Leipzig'),
      ...each(wood, 'Holzwerk Nord, Husum'),
      ...each(steel.slice(0, 5), 'Klinge & Sohn, Solingen'),
    },
  },
  {
    definition: {
      ...{ key: 'supplier_note', name: 'Note for orders', kind: 'multiline', isPublic: false },
      description: 'For the team only.',
    },
    values: { 'tideline-mug': 'Order by the shelf of 24; the kiln is booked three weeks ahead.' },
  },
];

/** Announced inside, and on sale by itself when the day comes. */
export const upcoming: readonly UpcomingSeed[] = [
  {
    ...{ likeSlug: 'tideline-mug', slug: 'tideline-mug-winter-glaze', title: 'Tideline mug, winter glaze' },
    ...{ subtitle: 'The same mug in this year’s last glaze, a grey that turns blue at the rim.', inDays: 14 },
  },
];
