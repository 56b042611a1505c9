import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'login-main', label: 'Sign in', pages: ['login'] });
