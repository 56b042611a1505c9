import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'collections-main',
  label: 'All collections',
  pages: ['collections'],
  settings: {
    text: field.longText({
      label: 'Text',
      default: 'Ready-made selections. They follow stock and prices by themselves.',
      max: 400,
    }),
  },
});
