/** Longest part of an address that is made from a name. */
const maxLength = 40;

/** The address a shop's name suggests: `Crème & Co.` becomes `creme-co`. Empty when no Latin letter or digit remains. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
