import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'unsubscribe-main', label: 'Unsubscribe', pages: ['unsubscribe'] });
