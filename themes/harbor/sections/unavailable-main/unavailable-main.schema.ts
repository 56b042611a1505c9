import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'unavailable-main', label: 'Not available now', pages: ['unavailable'] });
