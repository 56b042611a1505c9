import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'product-details',
  label: 'Measures and care',
  pages: ['product'],
  settings: { heading: field.text({ label: 'Heading', default: 'Measures and care', max: 60 }) },
});
