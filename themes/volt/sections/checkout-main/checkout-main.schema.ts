import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'checkout-main',
  label: 'Checkout',
  pages: ['checkout'],
  settings: {
    terms: field.page({ label: 'Terms of sale', help: 'Linked below the button.', default: 'terms' }),
    returns: field.page({ label: 'Returns', help: 'Linked below the button.', default: 'returns' }),
  },
});
