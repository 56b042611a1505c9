import { ask, defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'header',
  label: 'Header',
  settings: {
    announcement: field.text({
      label: 'Announcement',
      help: 'One line above everything; empty hides it.',
      default: '',
    }),
    announcementLink: field.link({ label: 'Announcement leads to', default: '/pages/shipping' }),
    menu: field.menu({ label: 'Menu', default: 'main' }),
    ground: field.choice({
      label: 'Ground',
      help: 'A logo made for light grounds needs the light one, or an electric colour that is light.',
      default: 'accent',
      options: { accent: 'Electric', day: 'Light', night: 'Dark' },
    }),
  },
  needs: ({ settings }) => ({ menu: ask.menu(settings.menu) }),
});
