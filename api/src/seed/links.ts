import type { Menu } from '@smallshop/contract';
import type { LinkTarget, MenuItemSeed, ShopSeed } from './content/index.js';

const folders = { category: 'categories', collection: 'collections', page: 'pages', product: 'products' } as const;

/** The path a target has on every storefront. */
export const pathOf = (target: LinkTarget): string =>
  target.type === 'home' ? '/' : `/${folders[target.type]}/${target.slug}`;

const entry = ({ label, target, children }: MenuItemSeed): Menu['items'][number] => ({
  label,
  href: pathOf(target),
  children: (children ?? []).map((child) => ({ label: child.label, href: pathOf(child.target) })),
});

/** The menus of a shop as its storefront reads them. */
export const menusOf = ({ menus }: ShopSeed): readonly Menu[] => [
  { handle: 'main', title: 'Main menu', items: menus.main.map(entry) },
  { handle: 'footer', title: 'Footer', items: menus.footer.map(entry) },
];
