import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const promise = defineBlock({
  name: 'promise',
  label: 'Promise',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Tell us what to expect', max: 60 }),
    text: field.longText({ label: 'Text', default: 'One short sentence that you keep.', max: 300 }),
  },
});

export default defineSection({
  name: 'promises',
  label: 'Promises',
  settings: {
    heading: field.text({ label: 'Heading', help: 'For screen readers.', default: 'What you can count on' }),
    ground: field.choice({
      label: 'Ground',
      default: 'accent',
      options: { accent: 'Electric', day: 'Light', night: 'Dark' },
    }),
  },
  blocks: [promise],
});
