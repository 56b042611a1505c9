import { defineSection } from '@smallshop/theme-kit';

export default defineSection({ name: 'cart-drawer', label: 'Cart drawer' });
