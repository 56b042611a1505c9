import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'footer',
  label: 'Footer',
  settings: {
    story: field.longText({
      label: 'About the shop',
      default:
        'Founded in Sheffield in 2017 by an optical engineer who was hit at dusk. Fourteen people, one integrating sphere.',
      max: 400,
    }),
    address: field.longText({
      label: 'Address',
      help: 'One line each; empty hides it.',
      default: 'Unit 6, Kelham Works\nSheffield S3 8RY\nUnited Kingdom',
      max: 300,
    }),
    menu: field.menu({ label: 'Menu', default: 'footer' }),
    shopMenu: field.menu({ label: 'Menu of categories', default: 'main' }),
    showName: field.toggle({ label: 'Name of the shop across the page', default: true }),
  },
  needs: ({ settings }) => ({ menu: ask.menu(settings.menu), shopMenu: ask.menu(settings.shopMenu) }),
});
