const format = new Intl.NumberFormat();

/** `1 product`, `1,200 products`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${format.format(count)} ${count === 1 ? one : many}`;
