import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'unavailable-main', label: 'Shop cannot answer', pages: ['unavailable'] });
