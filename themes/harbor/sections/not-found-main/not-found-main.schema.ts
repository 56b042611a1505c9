import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'not-found-main',
  label: 'Page not found',
  pages: ['not-found'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Nothing on this shelf' }),
    text: field.longText({
      label: 'Text',
      default:
        'The page you asked for has moved, sold out for good, or never was. The rest of the shop is where it always is.',
      max: 300,
    }),
  },
  needs: () => ({ categories: ask.categories() }),
});
