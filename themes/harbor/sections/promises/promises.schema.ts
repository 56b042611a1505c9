import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const promise = defineBlock({
  name: 'promise',
  label: 'Promise',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Time to decide', max: 60 }),
    text: field.longText({ label: 'Text', default: 'Use it. Send it back clean if you must.', max: 300 }),
  },
});

export default defineSection({
  name: 'promises',
  label: 'Promises',
  settings: { heading: field.text({ label: 'Heading', default: 'What you can count on' }) },
  blocks: [promise],
});
