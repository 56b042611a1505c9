import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'letter',
  label: 'Letter',
  settings: {
    label: field.text({ label: 'Label', default: 'From the shop', max: 40 }),
    text: field.longText({
      label: 'Text',
      default:
        'We work with few things at a time, and with none that we would not use ourselves.\n\nWhen something is not ready we wait for it, and say so.',
    }),
    signature: field.text({ label: 'Signature', default: '' }),
  },
});
