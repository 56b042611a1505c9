import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'product-description',
  label: 'Description',
  pages: ['product'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Why it is like this', max: 60 }),
    ground: field.choice({
      label: 'Ground',
      default: 'accent',
      options: { night: 'Dark', day: 'Light', accent: 'Electric' },
    }),
  },
});
