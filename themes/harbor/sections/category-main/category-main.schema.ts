import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'category-main',
  label: 'Shelf',
  pages: ['category'],
  settings: {
    showBanner: field.toggle({ label: 'Show the shelf’s picture', default: true }),
    allText: field.longText({
      label: 'Words above all products',
      default: 'Everything on our shelves today, in the order we would show it to you.',
      max: 300,
    }),
  },
});
