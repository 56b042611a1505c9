import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'story',
  label: 'Story with picture',
  settings: {
    label: field.text({ label: 'Label', default: 'Who makes it', max: 40 }),
    heading: field.text({ label: 'Heading', default: 'Makers, by name' }),
    text: field.longText({
      label: 'Text',
      default:
        'Every piece here has a person and a town behind it. We visit each workshop before the first order and every year after, and we cook with everything for three months before it goes on a shelf.',
    }),
    actionLabel: field.text({ label: 'Link', default: 'How we choose', max: 40 }),
    actionHref: field.link({ label: 'Link leads to', default: '/pages/about' }),
    picture: field.image({ label: 'Picture' }),
    caption: field.text({ label: 'Caption', default: '' }),
  },
});
