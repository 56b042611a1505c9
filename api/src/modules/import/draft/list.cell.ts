const joints = { ',': ', ', '>': ' > ', '=': '=', ':': ': ', '\n': '\n' } as const;

/**
 * Lists inside a cell: entries joined by a separator, which stands behind a backslash where it belongs to an entry. What is
 * written is read back exactly, as long as entries are trimmed and not empty.
 */
export function writeList(entries: readonly string[], separator: keyof typeof joints): string {
  return entries.map((entry) => escaped(entry, separator)).join(joints[separator]);
}

const escaped = (entry: string, separator: string): string =>
  entry.replaceAll('\\', '\\\\').replaceAll(separator, `\\${separator}`);

/** The pieces between separators that have no backslash before them, as they stand. */
export function splitRaw(text: string, separator: string): string[] {
  const pieces = [''];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\') {
      pieces.push(`${pieces.pop() ?? ''}${character}${text[index + 1] ?? ''}`);
      index += 1;
    } else if (character === separator) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${character}`);
  }
  return pieces;
}

/** Takes the backslashes of {@link writeList} away. A backslash before an ordinary character is kept: other software writes such. */
const unescaped = (text: string): string => text.replaceAll(/\\([\\,>=:\n])/g, '$1');

/** Entries of a cell, trimmed, without empty ones. */
export const readList = (text: string, separator: ',' | '>' | '=' | '\n'): string[] =>
  splitRaw(text, separator)
    .map((entry) => unescaped(entry.trim()))
    .filter((entry) => entry !== '');

/** Splits `label: value` at its first colon. @returns null without one */
export function readPair(text: string): readonly [string, string] | null {
  const [label, ...rest] = splitRaw(text, ':');
  if (label === undefined || rest.length === 0) return null;
  return [unescaped(label.trim()), unescaped(rest.join(':').trim())];
}

/** Category paths: `Home > Kitchen, Gifts`, each from the top of the tree down. */
export const readPaths = (text: string): string[][] =>
  splitRaw(text, ',')
    .map((path) => readList(path, '>'))
    .filter((path) => path.length > 0);

/** See {@link readPaths}. */
export const writePaths = (paths: readonly (readonly string[])[]): string =>
  paths.map((path) => writeList(path, '>').replaceAll(',', '\\,')).join(', ');
