import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'product-story',
  label: 'Story of the product',
  pages: ['product'],
  settings: { label: field.text({ label: 'Label', default: 'How it is made', max: 40 }) },
});
