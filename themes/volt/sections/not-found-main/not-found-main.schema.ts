import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'not-found-main',
  label: 'Page not found',
  pages: ['not-found'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Flat. No page here.' }),
    text: field.longText({
      label: 'Text',
      default: 'The address is wrong, or the thing it led to is no longer made. Search, or go back to a category.',
      max: 300,
    }),
  },
  needs: () => ({ categories: ask.categories() }),
});
