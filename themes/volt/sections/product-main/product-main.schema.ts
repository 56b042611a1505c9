import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const promise = defineBlock({
  name: 'promise',
  label: 'Line under the button',
  settings: {
    text: field.text({ label: 'Text', default: 'Easy returns' }),
    href: field.link({ label: 'Leads to' }),
  },
});

export default defineSection({
  name: 'product-main',
  label: 'Product',
  pages: ['product'],
  settings: {
    showMatrix: field.toggle({
      label: 'Variants as a table',
      help: 'With stock in every cell; up to two options and 60 variants.',
      default: true,
    }),
    showStickyBar: field.toggle({ label: 'Buy bar on phones', default: true }),
  },
  blocks: [promise],
});
