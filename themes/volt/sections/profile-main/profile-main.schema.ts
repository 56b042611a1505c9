import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'profile-main', label: 'Details and addresses', pages: ['profile'] });
