import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'profile-main', label: 'Profile and addresses', pages: ['profile'] });
