import { ask, defineBlock, defineSection, field } from '@smallshop/theme-kit';

const chosen = defineBlock({
  name: 'category',
  label: 'Shelf',
  settings: { category: field.category({ label: 'Shelf' }) },
});

export default defineSection({
  name: 'categories',
  label: 'Index of shelves',
  settings: {
    heading: field.text({ label: 'Heading', default: 'By the shelf' }),
    text: field.longText({ label: 'Text', default: '', max: 300 }),
  },
  blocks: [chosen],
  needs: () => ({ categories: ask.categories() }),
});
