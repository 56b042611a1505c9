import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'register-main', label: 'Open an account', pages: ['register'] });
