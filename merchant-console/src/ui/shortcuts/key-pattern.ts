/** The parts of a keyboard event that decide a match. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Writes a key press the way shortcuts are declared: `mod+k`, `?`, `g`. `mod` is Ctrl or ⌘. */
export function describePress(press: KeyPress): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const withMod = press.ctrlKey || press.metaKey;
  return `${withMod ? 'mod+' : ''}${press.altKey ? 'alt+' : ''}${key}`;
}

/**
 * Follows key presses and tells which declared shortcut they complete. `g o` is `g`, then `o` within `windowMs`.
 *
 * @returns the completed pattern, or undefined
 */
export function createKeyFollower(windowMs: number) {
  let previous: { text: string; atMs: number } | undefined;
  return (text: string, atMs: number, patterns: ReadonlySet<string>): string | undefined => {
    const sequence = previous && atMs - previous.atMs <= windowMs ? `${previous.text} ${text}` : undefined;
    previous = { text, atMs };
    if (sequence && patterns.has(sequence)) {
      previous = undefined;
      return sequence;
    }
    return patterns.has(text) ? text : undefined;
  };
}

/** The keys of a pattern as shown on a keycap: `mod` becomes ⌘ on Apple devices and Ctrl elsewhere. */
export function keyCaps(pattern: string, isApple: boolean): string[] {
  return pattern.split(' ').flatMap((stroke) =>
    stroke.split('+').map((part) => {
      if (part === 'mod') return isApple ? '⌘' : 'Ctrl';
      return part.length === 1 ? part.toUpperCase() : part;
    }),
  );
}
