import type { Menu } from '@smallshop/contract';

/** Links of a menu in order, as they are stored. */
export type MenuItems = Menu['items'];

/** True when any link, on either level, leads to `href`. */
export const linksTo = (items: MenuItems, href: string): boolean =>
  items.some((item) => item.href === href || item.children.some((child) => child.href === href));

/** The menu without links to `href`; what stood below such a link takes its place. */
export const withoutLink = (items: MenuItems, href: string): MenuItems =>
  items.flatMap((item) => {
    const children = item.children.filter((child) => child.href !== href);
    return item.href === href ? children.map((child) => ({ ...child, children: [] })) : [{ ...item, children }];
  });

/** Every address a menu leads to, each once. */
export const hrefsOf = (items: MenuItems): string[] => [
  ...new Set(items.flatMap((item) => [item.href, ...item.children.map(({ href }) => href)])),
];
