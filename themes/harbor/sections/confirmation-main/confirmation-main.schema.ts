import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'confirmation-main', label: 'Thank you', pages: ['confirmation'] });
