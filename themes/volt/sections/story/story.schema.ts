import { defineBlock, defineSection, field } from '@smallshop/theme-kit';

const reading = defineBlock({
  name: 'reading',
  label: 'Reading',
  settings: {
    at: field.number({ label: 'At', help: 'In the unit of the horizontal axis.', default: 0, min: 0, max: 100_000 }),
    value: field.number({ label: 'Measured', default: 0, min: 0, max: 100_000 }),
    other: field.number({ label: 'Compared with', default: 0, min: 0, max: 100_000 }),
  },
});

export default defineSection({
  name: 'story',
  label: 'Story with a measured curve',
  settings: {
    heading: field.text({ label: 'Heading', default: 'What we measured' }),
    text: field.longText({
      label: 'Text',
      default: 'Say what was measured, how, and what it means for the person using it.',
      max: 600,
    }),
    actionLabel: field.text({ label: 'Link', default: 'Read more', max: 40 }),
    actionHref: field.link({ label: 'Link leads to', default: '/pages/about' }),
    valueName: field.text({ label: 'Name of the measured line', default: 'Ours', max: 40 }),
    otherName: field.text({ label: 'Name of the line compared with', default: 'Another', max: 40 }),
    unit: field.text({ label: 'Unit of the readings', default: '', max: 12 }),
    axisUnit: field.text({ label: 'Unit of the horizontal axis', default: '', max: 12 }),
    marked: field.number({ label: 'Reading to call out, at', default: 60, min: 0, max: 100_000 }),
    picture: field.image({ label: 'Picture', help: 'Shown when there are no readings to draw.' }),
    ground: field.choice({ label: 'Ground', default: 'night', options: { night: 'Dark', day: 'Light' } }),
  },
  blocks: [reading],
});
