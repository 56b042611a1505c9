import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'cart-main', label: 'Cart', pages: ['cart'] });
