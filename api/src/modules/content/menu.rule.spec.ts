import { describe, expect, it } from 'vitest';
import { hrefsOf, linksTo, withoutLink } from './menu.rule.js';

const link = (label: string, href: string) => ({ label, href });
const items = [
  {
    ...link('Table', '/categories/table'),
    children: [link('Mugs', '/categories/mugs'), link('About', '/pages/about')],
  },
  { ...link('About', '/pages/about'), children: [link('Makers', '/pages/makers')] },
  { ...link('Contact', '/pages/contact'), children: [] },
];

describe('the links of a menu', () => {
  it('lead to what stands on either level', () => {
    expect(linksTo(items, '/pages/makers')).toBe(true);
    expect(linksTo(items, '/pages/contact')).toBe(true);
    expect(linksTo(items, '/pages/terms')).toBe(false);
  });

  it('go with the page they led to, and what stood below one takes its place', () => {
    expect(withoutLink(items, '/pages/about')).toEqual([
      { ...link('Table', '/categories/table'), children: [link('Mugs', '/categories/mugs')] },
      { ...link('Makers', '/pages/makers'), children: [] },
      { ...link('Contact', '/pages/contact'), children: [] },
    ]);
  });

  it('are looked up once each', () =>
    expect(hrefsOf(items)).toEqual([
      '/categories/table',
      '/categories/mugs',
      '/pages/about',
      '/pages/makers',
      '/pages/contact',
    ]));
});
