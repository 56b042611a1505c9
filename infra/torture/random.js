/**
 * Numbers that look random and are the same for the same seed, so that a run that found something can be made again as far
 * as the clock allows.
 *
 * @param {number} seed
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most) => Math.floor(next() * most);
  return {
    below,
    /** From `least` up to and without `most`. */
    between: (least, most) => least + below(most - least),
    isLucky: (share) => next() < share,
    /** @template T @param {readonly T[]} items @returns {T} */
    pick: (items) => items[below(items.length)],
    /** @template T @param {readonly T[]} items @returns {T[]} in another order */
    shuffled: (items) => items.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item), // prettier-ignore
  };
}
