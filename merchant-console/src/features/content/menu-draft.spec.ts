import type { AdminMenu } from '@smallshop/contract';
import { expect, it } from 'vitest';
import { moved } from '../../ui/sortable/tree-order.js';
import { draftOf, inputOf, withoutLink } from './menu-draft.js';

const menu: AdminMenu = {
  ...{ id: 'm', handle: 'main', title: 'Main', isRequired: true, version: 1, updatedBy: '', updatedAt: '' },
  items: [
    {
      ...{ label: 'Table', href: '/categories/table', state: 'live' },
      children: [{ label: 'Cups', href: '/categories/cups', state: 'missing' }],
    },
    { label: 'About', href: '/pages/about', state: 'live', children: [] },
  ],
};

it('arranges a menu and writes it back level by level', () => {
  const { links } = draftOf(menu);
  expect(links.map(({ label, parentId, state }) => [label, parentId, state])).toEqual([
    ['Table', null, 'live'],
    ['Cups', '0', 'missing'],
    ['About', null, 'live'],
  ]);
  const rearranged = moved(links, '1', { parentId: '0', beforeId: '0-0' });
  expect(inputOf({ title: ' Main ', links: rearranged })).toEqual({
    title: 'Main',
    items: [
      {
        ...{ label: 'Table', href: '/categories/table' },
        children: [
          { label: 'About', href: '/pages/about' },
          { label: 'Cups', href: '/categories/cups' },
        ],
      },
    ],
  });
  expect(withoutLink(links, '0').map(({ label }) => label)).toEqual(['About']);
});
