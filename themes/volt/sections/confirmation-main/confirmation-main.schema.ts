import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'confirmation-main',
  label: 'Confirmation',
  pages: ['confirmation'],
  settings: {
    heading: field.text({ label: 'Heading', default: 'It’s yours.' }),
    text: field.longText({
      label: 'Text',
      default: 'We pack it now, and write again when it is on its way.',
      max: 300,
    }),
  },
});
