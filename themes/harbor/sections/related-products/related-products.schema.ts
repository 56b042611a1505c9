import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'related-products',
  label: 'Goes with it',
  pages: ['product'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Pairs well with', max: 60 }),
    text: field.text({ label: 'Text', default: '' }),
    count: field.number({ label: 'Products', default: 3, min: 2, max: 8 }),
  },
  needs: ({ settings, page }) => ({ related: ask.related(page.slug, settings.count) }),
});
