import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const promise = defineBlock({
  name: 'promise',
  label: 'Promise',
  settings: {
    heading: field.text({ label: 'Heading', default: '60-day road test', max: 60 }),
    text: field.longText({ label: 'Text', default: 'Ride it in the rain, then decide.', max: 300 }),
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
