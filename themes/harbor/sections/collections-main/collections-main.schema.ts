import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'collections-main',
  label: 'All collections',
  pages: ['collections'],
  settings: {
    text: field.longText({
      label: 'Text',
      default: 'Put together by hand, for a season, a table or a person.',
      max: 400,
    }),
  },
});
