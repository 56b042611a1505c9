import { createHash } from 'node:crypto';

/** Texts by name; entries of lists are named by their place, such as `options.0.values.2`. */
export type Texts = Readonly<Record<string, string>>;

/** Names of the changed texts a record does not have. */
export const unknownKeys = (own: Texts, changes: Texts): string[] =>
  Object.keys(changes).filter((key) => !Object.hasOwn(own, key));

/** A translation after a change: texts that became empty, or are of entries the record no longer has, are left out. */
export function mergeTexts(own: Texts, translated: Texts, changes: Texts): Record<string, string> {
  const merged = { ...translated, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([key, text]) => text !== '' && Object.hasOwn(own, key)));
}

/** Digest of the shop's own words, as the database makes it to tell whether they changed since. */
const digestOf = (text: string): string => createHash('md5').update(text).digest('hex');

/** The words a translation was made from: those of what was written now, and for the rest as before. */
export function mergeSources(own: Texts, sources: Texts, merged: Texts, changes: Texts): Record<string, string> {
  const kept = Object.keys(merged).flatMap((key) => {
    const digest = Object.hasOwn(changes, key) ? digestOf(own[key] ?? '') : sources[key];
    return digest === undefined ? [] : [[key, digest] as const];
  });
  return Object.fromEntries(kept);
}

type Tree = string | Tree[] | { [name: string]: Tree };

/**
 * A list of the record in its translation, entry by entry in the record's order, or null when nothing in it is translated.
 *
 * @param own   all of the record's texts: they say which entries there are
 * @param root  the list's name
 */
export function nestTexts(own: Texts, merged: Texts, root: string): Tree | null {
  const keys = Object.keys(own).filter((key) => key.startsWith(`${root}.`));
  if (!keys.some((key) => Object.hasOwn(merged, key))) return null;
  return treeOf(keys.map((key) => ({ path: key.split('.').slice(1), text: merged[key] ?? '' })));
}

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function treeOf(leaves: readonly Leaf[]): Tree {
  const [first] = leaves;
  if (first === undefined || first.path.length === 0) return first?.text ?? '';
  const groups = new Map<string, Leaf[]>();
  for (const { path, text } of leaves) {
    const [name = '', ...rest] = path;
    groups.set(name, [...(groups.get(name) ?? []), { path: rest, text }]);
  }
  const parts = [...groups].map(([name, group]) => [name, treeOf(group)] as const);
  if (!parts.every(([name]) => /^\d+$/.test(name))) return Object.fromEntries(parts);
  // An entry without a text of its own still holds its place.
  const list: Tree[] = Array.from({ length: Math.max(...parts.map(([name]) => Number(name))) + 1 }, () => ({}));
  for (const [name, part] of parts) list[Number(name)] = part;
  return list;
}
