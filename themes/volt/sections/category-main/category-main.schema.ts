import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'category-main',
  label: 'Category',
  pages: ['category'],
  settings: {
    showPicture: field.toggle({ label: 'Show the category’s picture', default: true }),
    allText: field.longText({
      label: 'Words above all products',
      default: 'Every article, every number. Sort it, cut it, choose.',
      max: 300,
    }),
  },
});
