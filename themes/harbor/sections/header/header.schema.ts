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
    announcementLink: field.link({ label: 'Announcement leads to' }),
    menu: field.menu({ label: 'Menu', default: 'main' }),
  },
  needs: ({ settings }) => ({ menu: ask.menu(settings.menu) }),
});
