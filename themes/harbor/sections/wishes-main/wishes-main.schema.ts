import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'wishes-main', label: 'Wish list', pages: ['wishes'] });
