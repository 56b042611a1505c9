import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'siblings',
  label: 'Compared with its siblings',
  pages: ['product'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'Against its siblings', max: 60 }),
    count: field.number({ label: 'Siblings at most', default: 3, min: 1, max: 4 }),
    ground: field.choice({ label: 'Ground', default: 'day', options: { day: 'Light', night: 'Dark' } }),
  },
  needs: ({ page }) => ({ related: ask.related(page.slug, 12) }),
});
