import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'challenge-main', label: 'Payment confirmation', pages: ['challenge'] });
