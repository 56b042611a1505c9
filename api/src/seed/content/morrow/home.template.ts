import type { HomeTemplateSeed } from '../shape.js';

/** The home page as the people at Morrow & Clay have arranged it. */
export const homeTemplate: HomeTemplateSeed = {
  sections: [
    { id: 'hero', type: 'hero', settings: {} },
    {
      id: 'favourites',
      type: 'products',
      settings: {
        heading: 'What people come back for',
        text: 'The eight things we would save from the workshop kitchen.',
        layout: 'mosaic',
        count: 8,
      },
    },
    { id: 'shelves', type: 'categories', settings: { heading: 'By the shelf' } },
    { id: 'makers', type: 'story', settings: {} },
    {
      id: 'new',
      type: 'products',
      settings: { heading: 'Just out of the kiln', text: 'What the makers sent this month.', layout: 'row', count: 3 },
    },
    { id: 'words', type: 'quote', settings: {} },
    {
      id: 'promises',
      type: 'promises',
      settings: {},
      blocks: [
        {
          id: 'days',
          type: 'promise',
          settings: { heading: 'Thirty days to decide', text: 'Cook one soup in it. Send it back clean if you must.' },
        },
        {
          id: 'paper',
          type: 'promise',
          settings: { heading: 'Packed in paper', text: 'One parcel in four hundred breaks. We replace all of them.' },
        },
        {
          id: 'mended',
          type: 'promise',
          settings: { heading: 'Mended, not binned', text: 'Knives re-ground, pans re-tinned, lids recast.' },
        },
      ],
    },
  ],
};
