import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'statement',
  label: 'Statement',
  settings: {
    label: field.text({ label: 'Label', default: 'Sheffield, since 2017', max: 40 }),
    heading: field.text({ label: 'Heading', default: 'She had seen a light. She thought it was further away.' }),
    text: field.longText({
      label: 'Text',
      default:
        'Dev Sandhu was hit at dusk by a driver who told him exactly that. He is an optical engineer. He measured it. She was right. Everything we make starts there: a light that tells a driver how far away you are.',
    }),
    actionLabel: field.text({ label: 'Link', default: 'About Kerblight', max: 40 }),
    actionHref: field.link({ label: 'Link leads to', default: '/pages/about' }),
    picture: field.image({ label: 'Picture', help: 'Without one, the words fill the page.' }),
    ground: field.choice({
      label: 'Ground',
      default: 'day',
      options: { day: 'Light', night: 'Dark', accent: 'Electric' },
    }),
  },
});
