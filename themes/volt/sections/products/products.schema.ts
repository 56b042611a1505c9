import { ask, defineBlock, defineSection, field, type Needs } from '@smallshop/theme-kit';

const chosen = defineBlock({
  name: 'product',
  label: 'Product',
  settings: { product: field.product({ label: 'Product' }) },
});

export default defineSection({
  name: 'products',
  label: 'Products',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Start here' }),
    text: field.longText({ label: 'Text', default: 'What most people begin with.', max: 300 }),
    linkLabel: field.text({ label: 'Link', default: 'All products', max: 40 }),
    linkHref: field.link({ label: 'Link leads to', default: '/products' }),
    collection: field.collection({
      label: 'Collection',
      help: 'Fills the section when no products are chosen below.',
    }),
    category: field.category({
      label: 'Category',
      help: 'Fills the section when neither products nor a collection are chosen.',
    }),
    count: field.number({ label: 'Products', help: 'When none are chosen below.', default: 8, min: 2, max: 12 }),
    ground: field.choice({ label: 'Ground', default: 'day', options: { day: 'Light', night: 'Dark' } }),
  },
  blocks: [chosen],
  needs: ({ settings, blocks }): Needs =>
    blocks.length > 0
      ? Object.fromEntries(blocks.map(({ id, settings: { product } }) => [id, ask.product(product)]))
      : {
          listing: ask.products({
            collection: settings.collection || undefined,
            category: settings.category || undefined,
            limit: settings.count,
          }),
        },
});
