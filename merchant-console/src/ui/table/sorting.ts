/** A list's order as the API takes it: a field, with `-` before it for descending. */
export type Sort = string;

/**
 * What pressing a column's header does: the first press sorts by it, the next turns the direction.
 *
 * @param key      the field the column sorts by
 * @param first    direction of the first press: figures and dates begin with the largest
 * @param oneWay   true when the API knows no other direction; pressing again then changes nothing
 */
export function nextSort(
  current: Sort | undefined,
  key: string,
  first: 'ascending' | 'descending',
  oneWay = false,
): Sort {
  const begin = first === 'descending' ? `-${key}` : key;
  if (oneWay) return begin;
  if (current === key) return `-${key}`;
  if (current === `-${key}`) return key;
  return begin;
}

/** The value of `aria-sort` for a column. */
export function sortDirection(current: Sort | undefined, key: string): 'ascending' | 'descending' | 'none' {
  if (current === key) return 'ascending';
  return current === `-${key}` ? 'descending' : 'none';
}
