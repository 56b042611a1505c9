import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'letter',
  label: 'Letter',
  settings: {
    label: field.text({ label: 'Label', default: 'From the shop', max: 40 }),
    text: field.longText({
      label: 'Text',
      default:
        'We began with one shelf of mugs and no plan. What was left at the end of the first Saturday was the shelf, so we filled it again.\n\nIt is still how we work: few things at a time, and none that we would not use ourselves.',
    }),
    signature: field.text({ label: 'Signature', default: '' }),
  },
});
