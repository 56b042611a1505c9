import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'page-main', label: 'Page', pages: ['page'] });
