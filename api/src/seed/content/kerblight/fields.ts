import type { CustomFieldSeed } from '../shape.js';

/** What Kerblight measures in its lab, and lets shoppers choose by. */
export const fields: readonly CustomFieldSeed[] = [
  {
    definition: {
      ...{ key: 'lumens', name: 'Brightness', kind: 'integer', unit: 'lm', isFilterable: true },
      description: 'Measured at full charge, after ten minutes.',
    },
    values: {
      ...{ 'k400-front-light': 400, 'k900-front-light': 900, 'torchline-1600': 1600 },
      ...{ 't30-rear-light': 30, 't80-brake-light': 80 },
    },
  },
  {
    definition: {
      ...{ key: 'fits', name: 'Fits', kind: 'choices', isFilterable: true },
      choices: ['Handlebar', 'Seat post', 'Rack', 'Frame', 'Rider'],
    },
    values: {
      ...{
        'k400-front-light': ['Handlebar'],
        'k900-front-light': ['Handlebar'],
        'torchline-1600': ['Handlebar', 'Rider'],
      },
      ...{
        't30-rear-light': ['Seat post', 'Rack'],
        't80-brake-light': ['Seat post'],
        'clip-light': ['Rider', 'Seat post'],
      },
      ...{ 'roll-18-pannier': ['Rack'], 'roll-9-pannier': ['Rack'], 'dash-handlebar-bag': ['Handlebar'] },
      ...{ 'seat-wedge-bag': ['Seat post'], 'breath-mini-pump': ['Frame'], 'commuter-helmet': ['Rider'] },
      ...{ 'brass-dome-bell': ['Handlebar'], 'pocket-bell': ['Handlebar'], 'link-folding-lock': ['Frame'] },
    },
  },
];
