import { ask, defineBlock, defineSection, field, type Needs } from '@smallshop/theme-kit';

const chosen = defineBlock({
  name: 'product',
  label: 'Product',
  settings: { product: field.product({ label: 'Product' }) },
});

export default defineSection({
  name: 'products',
  label: 'Chosen products',
  settings: {
    heading: field.text({ label: 'Heading', default: 'What people come back for' }),
    text: field.longText({
      label: 'Text',
      default: 'What leaves the shelf first, and comes back as a second order.',
      max: 300,
    }),
    layout: field.choice({
      label: 'Arrangement',
      default: 'mosaic',
      options: { mosaic: 'One large, the others around it', row: 'All alike, in rows' },
    }),
    linkLabel: field.text({ label: 'Link', default: '', max: 40 }),
    linkHref: field.link({ label: 'Link leads to' }),
    collection: field.collection({
      label: 'Collection',
      help: 'Fills the section when no products are chosen below.',
    }),
    category: field.category({
      label: 'Shelf',
      help: 'Fills the section when neither products nor a collection are chosen.',
    }),
    count: field.number({ label: 'Products', help: 'When none are chosen below.', default: 8, min: 2, max: 12 }),
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
