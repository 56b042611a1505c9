import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'statement',
  label: 'Statement',
  settings: {
    label: field.text({ label: 'Label', default: 'Why we do this', max: 40 }),
    heading: field.text({ label: 'Heading', default: 'Better because it is measured.' }),
    text: field.longText({
      label: 'Text',
      default: 'Tell people in a few sentences what the shop stands for, and what it refuses to sell.',
    }),
    actionLabel: field.text({ label: 'Link', default: 'About us', max: 40 }),
    actionHref: field.link({ label: 'Link leads to', default: '/pages/about' }),
    picture: field.image({ label: 'Picture', help: 'Without one, the words fill the page.' }),
    ground: field.choice({
      label: 'Ground',
      default: 'day',
      options: { day: 'Light', night: 'Dark', accent: 'Electric' },
    }),
  },
});
