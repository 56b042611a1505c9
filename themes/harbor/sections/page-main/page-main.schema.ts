import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'page-main', label: 'Text page', pages: ['page'] });
