import { ask, defineBlock, defineSection, field, type Needs } from '@smallshop/theme-kit';

const chosen = defineBlock({
  name: 'product',
  label: 'Product',
  settings: { product: field.product({ label: 'Product' }) },
});

export default defineSection({
  name: 'line-up',
  label: 'Line-up, compared',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Pick by numbers' }),
    text: field.longText({
      label: 'Text',
      default: 'The same measurements side by side, so that the choice is yours and not ours.',
      max: 300,
    }),
    linkLabel: field.text({ label: 'Link', default: 'All products', max: 40 }),
    linkHref: field.link({ label: 'Link leads to', default: '/products' }),
    category: field.category({
      label: 'Category',
      help: 'Its first products are compared when none are chosen below.',
    }),
    count: field.number({ label: 'Products', help: 'When none are chosen below.', default: 3, min: 2, max: 4 }),
    ground: field.choice({ label: 'Ground', default: 'day', options: { day: 'Light', night: 'Dark' } }),
  },
  blocks: [chosen],
  needs: ({ settings, blocks }): Needs =>
    blocks.length > 0
      ? Object.fromEntries(blocks.slice(0, 4).map(({ id, settings: { product } }) => [id, ask.product(product)]))
      : { listing: ask.products({ category: settings.category || undefined, limit: settings.count }) },
});
