import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'return-main', label: 'Returns', pages: ['return'] });
