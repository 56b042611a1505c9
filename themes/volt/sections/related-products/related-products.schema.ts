import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'related-products',
  label: 'Goes with it',
  pages: ['product'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Rides with', max: 60 }),
    count: field.number({ label: 'Products', default: 4, min: 2, max: 8 }),
    ground: field.choice({ label: 'Ground', default: 'night', options: { night: 'Dark', day: 'Light' } }),
  },
  needs: ({ settings, page }) => ({ related: ask.related(page.slug, settings.count) }),
});
