const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const valueOf = (record: object, key: string): unknown => new Map<string, unknown>(Object.entries(record)).get(key);

/** Names of the fields in which two drafts of one record differ. */
export const changedKeys = (a: object, b: object): string[] =>
  Object.keys(b).filter((key) => !same(valueOf(a, key), valueOf(b, key)));

/**
 * My changes on top of somebody else's: fields I did not touch take their value.
 *
 * @param base    what I began from
 * @param mine    what I want to save
 * @param theirs  what was saved meanwhile
 */
export function rebaseDraft<Draft extends object>(base: Draft, mine: Draft, theirs: Draft): Draft {
  const touched = new Set(changedKeys(base, mine));
  const kept = Object.fromEntries(
    Object.keys(mine)
      .filter((key) => touched.has(key))
      .map((key) => [key, valueOf(mine, key)]),
  );
  return { ...theirs, ...kept };
}
