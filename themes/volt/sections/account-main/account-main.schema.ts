import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'account-main', label: 'Account', pages: ['account'] });
