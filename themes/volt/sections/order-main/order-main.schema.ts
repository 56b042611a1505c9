import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'order-main', label: 'Order', pages: ['order'] });
