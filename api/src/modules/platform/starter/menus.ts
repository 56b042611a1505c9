import type { Menu } from '@smallshop/contract';

const link = (label: string, href: string) => ({ label, href, children: [] });

/** Menus a new shop begins with; `categories` lead the main one. */
export const starterMenus = (
  categories: readonly { readonly name: string; readonly slug: string }[],
): readonly Menu[] => [
  {
    handle: 'main',
    title: 'Main menu',
    items: [
      ...categories.map(({ name, slug }) => link(name, `/categories/${slug}`)),
      link('About', '/pages/about'),
      link('Contact', '/pages/contact'),
    ],
  },
  {
    handle: 'footer',
    title: 'Footer',
    items: [
      link('Shipping', '/pages/shipping'),
      link('Returns', '/pages/returns'),
      link('Contact', '/pages/contact'),
      link('Privacy', '/pages/privacy'),
      link('Terms', '/pages/terms'),
    ],
  },
];
