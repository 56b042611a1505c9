import { homeTemplate } from './home.template.js';
import { kerblightFavicon, kerblightLogo } from '../../illustration/index.js';
import type { CategorySeed, HomeSectionSeed, LinkTarget, ShopSeed } from '../shape.js';
import { bags } from './bags.js';
import { collections } from './collections.js';
import { fields } from './fields.js';
import { german } from './german.js';
import { lights } from './lights.js';
import { locks } from './locks.js';
import { pages } from './pages.js';
import { ride } from './ride.js';
import { scenes } from './scenes.js';
import { SHOP_NAME } from './shelf.js';
import { tools } from './tools.js';

const categories: readonly CategorySeed[] = [
  {
    slug: 'lights',
    name: 'Lights',
    description: 'Measured lumens, honest runtimes, beams that stop at eye height.',
    banner: scenes.lights,
  },
  {
    slug: 'bags-bottles',
    name: 'Bags & bottles',
    description: 'Welded seams and hooks that let go when you ask.',
    banner: scenes.bags,
  },
  {
    slug: 'locks-bells',
    name: 'Locks & bells',
    description: 'Stay where you left it. Say that you are coming.',
    banner: scenes.locks,
  },
  {
    slug: 'tools-pumps',
    name: 'Tools & pumps',
    description: 'The kit for mile nineteen, in the rain.',
    banner: scenes.tools,
  },
  {
    slug: 'ride-wear',
    name: 'Ride & wear',
    description: 'Helmets, gloves, guards and mounts for every working day.',
    banner: scenes.ride,
  },
];

const to = {
  category: (slug: string): LinkTarget => ({ type: 'category', slug }),
  collection: (slug: string): LinkTarget => ({ type: 'collection', slug }),
  page: (slug: string): LinkTarget => ({ type: 'page', slug }),
};

const home: readonly HomeSectionSeed[] = [
  {
    type: 'hero',
    heading: 'Be placed, not just seen',
    text: 'Lights and commuter gear with published measurements. Designed and repaired in Sheffield.',
    action: { label: 'Shop lights', target: to.category('lights') },
    picture: scenes.hero,
    portrait: scenes.heroPortrait,
  },
  {
    type: 'products',
    heading: 'On most of our bikes',
    text: 'What the fourteen of us ride to work with.',
    collectionSlug: 'on-our-bikes',
  },
  { type: 'categories', heading: 'Kit by job', categorySlugs: categories.map(({ slug }) => slug) },
  {
    type: 'story',
    heading: '1,540 lm after 60 minutes',
    text: 'Anyone can be bright for four minutes. We measure every lot over a full discharge and print the curve in the box. Wrong by more than five per cent? Money back.',
    action: { label: 'Inside the test lab', target: to.page('test-lab') },
    picture: scenes.lights,
  },
  {
    type: 'promises',
    items: [
      { heading: '60-day road test', text: 'Ride it in the rain, then decide.' },
      { heading: '5-year parts', text: 'Every part has a number and a price.' },
      { heading: 'Free over £60', text: 'Tracked from Sheffield in 48 hours.' },
    ],
  },
];

/** Shop two: another trade, another country, another theme. */
export const kerblight: ShopSeed = {
  name: SHOP_NAME,
  slug: 'kerblight',
  tagline: 'Lights and commuter gear, measured',
  story:
    'Founded in Sheffield in 2017 by an optical engineer who was hit at dusk. Fourteen people, one integrating sphere.',
  currency: 'GBP',
  locale: 'en-GB',
  country: 'GB',
  timeZone: 'Europe/London',
  theme: 'volt',
  contactEmail: 'hello@kerblight.example',
  address: ['Kerblight Ltd', 'Unit 6, Kelham Works', 'Sheffield S3 8RY', 'United Kingdom'],
  owner: { name: 'Dev Sandhu', email: 'dev@kerblight.example' },
  logoSvg: kerblightLogo('light'),
  logoOnDarkSvg: kerblightLogo('dark'),
  faviconSvg: kerblightFavicon(),
  taxRates: [
    { code: 'standard', name: 'VAT 20 %', basisPoints: 2000 },
    { code: 'zero', name: 'VAT 0 % (helmets)', basisPoints: 0 },
  ],
  shippingMethods: [
    {
      code: 'tracked-48',
      name: 'Tracked 48',
      description: 'Royal Mail, two to three working days',
      priceMinor: 350,
      freeOverMinor: 6000,
      deliveryDays: { min: 2, max: 3 },
    },
    {
      code: 'tracked-24',
      name: 'Tracked 24',
      description: 'Order by 15:00, delivered the next working day',
      priceMinor: 690,
      deliveryDays: { min: 1, max: 1 },
    },
  ],
  shippingAbroad: [
    {
      name: 'United States',
      areas: [{ country: 'US' }],
      methods: [
        {
          ...{ name: 'International Tracked', description: 'Royal Mail, then USPS', minDays: 6, maxDays: 10 },
          charge: {
            by: 'weight',
            steps: [
              { fromGrams: 0, price: 1_450 },
              { fromGrams: 1_000, price: 2_200 },
            ],
            mostGrams: 5_000,
          },
        },
      ],
    },
  ],
  taxesAbroad: {
    US: [
      { name: 'California sales tax', ratePercent: 7.25, regions: ['CA'] },
      { name: 'Los Angeles district tax', ratePercent: 2.25, regions: ['CA'], postcodes: ['900*', '901*'], level: 2 },
      { name: 'New York sales tax', ratePercent: 4, regions: ['NY'] },
      {
        name: 'New York City sales tax',
        ratePercent: 4.875,
        regions: ['NY'],
        postcodes: ['100*', '101*', '112*'],
        level: 2,
      },
      { name: 'Texas sales tax', ratePercent: 6.25, regions: ['TX'] },
    ],
  },
  taxSettings: { abroad: 'destination_tax' },
  categories,
  collections,
  products: [...lights, ...bags, ...locks, ...tools, ...ride],
  pages,
  menus: {
    main: [
      ...categories.map(({ slug, name }) => ({ label: name, target: to.category(slug) })),
      { label: 'Test lab', target: to.page('test-lab') },
    ],
    footer: [
      { label: 'About', target: to.page('about') },
      { label: 'Contact', target: to.page('contact') },
      { label: 'Under £30', target: to.collection('under-30') },
      { label: 'Reduced', target: to.collection('reduced') },
      { label: 'Delivery', target: to.page('shipping') },
      { label: 'Returns and repairs', target: to.page('returns') },
      { label: 'Privacy', target: to.page('privacy') },
      { label: 'Terms', target: to.page('terms') },
    ],
  },
  announcement: 'Free UK delivery over £60. Friday repairs, 14:00 to 17:00.',
  home,
  homeTemplate,
  translations: [german],
  customFields: fields,
};
