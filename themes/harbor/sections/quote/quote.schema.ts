import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'quote',
  label: 'Quotation',
  settings: {
    text: field.longText({
      label: 'Words',
      default:
        'The only shop that has ever written to tell me I should wait for the next firing, because it would be better.',
      max: 500,
    }),
    by: field.text({ label: 'Who said it', default: '' }),
  },
});
