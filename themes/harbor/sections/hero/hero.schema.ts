import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'hero',
  label: 'Opening picture',
  settings: {
    heading: field.text({ label: 'Heading', default: 'Made slowly, used daily', max: 80 }),
    text: field.longText({
      label: 'Text',
      default: 'Good things from people who take their time.',
      max: 400,
    }),
    actionLabel: field.text({ label: 'Button', default: 'See what is new', max: 40 }),
    actionHref: field.link({ label: 'Button leads to', default: '/products?sort=-publishedAt' }),
    picture: field.image({
      label: 'Picture, landscape',
      help: '3:2. Without one, the first shelf’s picture is shown.',
    }),
    portrait: field.image({ label: 'Picture for phones, portrait', help: '4:5.' }),
    keep: field.choice({
      label: 'Where the picture is cut, keep',
      default: 'foreground',
      options: { foreground: 'Its foreground', focus: 'Its focal point' },
    }),
    caption: field.text({ label: 'Caption', default: '' }),
  },
  needs: ({ settings }) => ({ categories: settings.picture === null ? ask.categories() : undefined }),
});
