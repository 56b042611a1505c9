import { ask, defineSection } from '@smallshop/theme-kit';

export default defineSection({
  name: 'search-main',
  label: 'Search',
  pages: ['search'],
  needs: () => ({ categories: ask.categories(), popular: ask.products({ limit: 4 }) }),
});
