import type { HomeTemplateSeed } from '../shape.js';

/** The home page as Kerblight's owners have arranged it: the theme's sections with the shop's own measurements. */
export const homeTemplate: HomeTemplateSeed = {
  sections: [
    {
      id: 'hero',
      type: 'hero',
      settings: { secondLabel: 'Everything we make' },
      blocks: [
        { id: 'output', type: 'reading', settings: { label: 'Output', value: '400 to 1,600 lm' } },
        { id: 'measured', type: 'reading', settings: { label: 'Measured', value: 'every lot, full discharge' } },
        { id: 'repair', type: 'reading', settings: { label: 'Repair', value: 'Fridays, while you wait' } },
      ],
    },
    {
      id: 'promises',
      type: 'promises',
      settings: {},
      blocks: [
        {
          id: 'trial',
          type: 'promise',
          settings: { heading: '60-day road test', text: 'Ride it in the rain, then decide.' },
        },
        {
          id: 'parts',
          type: 'promise',
          settings: { heading: '5-year parts', text: 'Every part has a number and a price.' },
        },
        {
          id: 'post',
          type: 'promise',
          settings: { heading: 'Free over £60', text: 'Tracked from Sheffield in 48 hours.' },
        },
      ],
    },
    { id: 'products', type: 'products', settings: {} },
    {
      id: 'story',
      type: 'story',
      settings: {
        valueName: 'Torchline 1600',
        otherName: 'A lamp sold as 1,600 lm',
        unit: 'lm',
        axisUnit: 'min',
        marked: 60,
      },
      blocks: [
        { id: 'r0', type: 'reading', settings: { at: 0, value: 1600, other: 1600 } },
        { id: 'r4', type: 'reading', settings: { at: 4, value: 1596, other: 1580 } },
        { id: 'r6', type: 'reading', settings: { at: 6, value: 1592, other: 1090 } },
        { id: 'r10', type: 'reading', settings: { at: 10, value: 1588, other: 860 } },
        { id: 'r20', type: 'reading', settings: { at: 20, value: 1580, other: 790 } },
        { id: 'r30', type: 'reading', settings: { at: 30, value: 1572, other: 770 } },
        { id: 'r40', type: 'reading', settings: { at: 40, value: 1562, other: 730 } },
        { id: 'r50', type: 'reading', settings: { at: 50, value: 1552, other: 700 } },
        { id: 'r60', type: 'reading', settings: { at: 60, value: 1540, other: 640 } },
        { id: 'r70', type: 'reading', settings: { at: 70, value: 1180, other: 540 } },
        { id: 'r80', type: 'reading', settings: { at: 80, value: 620, other: 410 } },
        { id: 'r90', type: 'reading', settings: { at: 90, value: 300, other: 290 } },
      ],
    },
    {
      id: 'line-up',
      type: 'line-up',
      settings: {
        heading: 'Pick by numbers',
        text: 'Streets, lanes, or no light for miles. Three front lights, one honest table.',
        linkLabel: 'All lights',
        linkHref: '/categories/lights',
      },
      blocks: [
        { id: 'k400', type: 'product', settings: { product: 'k400-front-light' } },
        { id: 'k900', type: 'product', settings: { product: 'k900-front-light' } },
        { id: 't1600', type: 'product', settings: { product: 'torchline-1600' } },
      ],
    },
    { id: 'categories', type: 'categories', settings: {} },
    {
      id: 'statement',
      type: 'statement',
      settings: {
        label: 'Sheffield, since 2017',
        heading: 'She had seen a light. She thought it was further away.',
        text: 'Dev Sandhu was hit at dusk by a driver who told him exactly that. He is an optical engineer. He measured it. She was right. Everything we make starts there: a light that tells a driver how far away you are.',
        actionLabel: 'About Kerblight',
        actionHref: '/pages/about',
      },
    },
  ],
};
