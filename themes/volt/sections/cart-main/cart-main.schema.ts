import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'cart-main',
  label: 'Cart',
  pages: ['cart'],
  settings: {
    note: field.text({
      label: 'Line under the button',
      default: '',
    }),
    category: field.category({ label: 'Suggested when the cart is empty', help: 'Everything, when none is chosen.' }),
  },
  needs: ({ settings }) => ({ ideas: ask.products({ category: settings.category || undefined, limit: 4 }) }),
});
