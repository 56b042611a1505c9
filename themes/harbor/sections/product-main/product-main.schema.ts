import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const promise = defineBlock({
  name: 'promise',
  label: 'Line under the button',
  settings: {
    text: field.text({ label: 'Text', default: 'Easy returns.' }),
    href: field.link({ label: 'Leads to' }),
  },
});

export default defineSection({
  name: 'product-main',
  label: 'Product',
  pages: ['product'],
  settings: {
    showStickyBar: field.toggle({
      label: 'Buy bar on phones',
      help: 'Stays at the bottom while the button is out of sight.',
      default: true,
    }),
  },
  blocks: [promise],
});
