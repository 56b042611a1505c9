import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'footer',
  label: 'Footer',
  settings: {
    story: field.longText({
      label: 'About the shop',
      default: '',
      max: 400,
    }),
    address: field.longText({ label: 'Address', help: 'One line each; empty hides it.', default: '', max: 300 }),
    menu: field.menu({ label: 'Menu', default: 'footer' }),
    shopMenu: field.menu({ label: 'Menu of shelves', default: 'main' }),
  },
  needs: ({ settings }) => ({ menu: ask.menu(settings.menu), shopMenu: ask.menu(settings.shopMenu) }),
});
