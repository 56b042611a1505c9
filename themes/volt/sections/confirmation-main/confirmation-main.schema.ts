import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'confirmation-main',
  label: 'Confirmation',
  pages: ['confirmation'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'It’s yours.' }),
    text: field.longText({
      label: 'Text',
      default: 'We pack from Sheffield. Batteries travel at 30 per cent; charge before the first ride.',
      max: 300,
    }),
  },
});
