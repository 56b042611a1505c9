import { ask, defineBlock, defineSection, field } from '@smallshop/theme-kit';

const reading = defineBlock({
  name: 'reading',
  label: 'Reading',
  settings: {
    label: field.text({ label: 'Label', default: 'Ingress', max: 24 }),
    value: field.text({ label: 'Value', default: 'IP66', max: 32 }),
  },
});

export default defineSection({
  name: 'hero',
  label: 'Opening',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Measured, then made', max: 60 }),
    taped: field.text({
      label: 'Words on tape',
      help: 'A part of the heading, set on the electric colour.',
      default: 'placed,',
      max: 40,
    }),
    text: field.longText({
      label: 'Text',
      default: 'Things that do what their numbers say.',
      max: 300,
    }),
    actionLabel: field.text({ label: 'Button', default: 'See everything', max: 40 }),
    actionHref: field.link({ label: 'Button leads to', default: '/products' }),
    secondLabel: field.text({ label: 'Second link', default: 'Everything we sell', max: 40 }),
    secondHref: field.link({ label: 'Second link leads to', default: '/products' }),
    picture: field.image({
      label: 'Picture, landscape',
      help: '3:2, dark. Without one, the first category’s picture is shown.',
    }),
    portrait: field.image({ label: 'Picture for phones, portrait', help: '4:5.' }),
  },
  blocks: [reading],
  needs: ({ settings }) => ({ categories: settings.picture === null ? ask.categories() : undefined }),
});
