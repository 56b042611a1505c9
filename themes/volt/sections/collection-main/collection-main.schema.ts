import { defineSection, field } from '@smallshop/theme-kit';

export default defineSection({
  name: 'collection-main',
  label: 'Collection',
  pages: ['collection'],
  settings: {
    showPicture: field.toggle({ label: 'Show the collection’s picture', default: true }),
  },
});
