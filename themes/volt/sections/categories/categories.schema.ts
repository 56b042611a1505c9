import { ask, defineBlock, defineSection, field } from '@smallshop/theme-kit';

const chosen = defineBlock({
  name: 'category',
  label: 'Category',
  settings: { category: field.category({ label: 'Category' }) },
});

export default defineSection({
  name: 'categories',
  label: 'Categories',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Kit by job' }),
    text: field.longText({ label: 'Text', default: '', max: 300 }),
    ground: field.choice({ label: 'Ground', default: 'night', options: { night: 'Dark', day: 'Light' } }),
  },
  blocks: [chosen],
  needs: () => ({ categories: ask.categories() }),
});
