/** Units to add or take: `+5`, `5`, `-2`, `−2`; undefined when it is no whole number. */
export function readDelta(text: string): number | undefined {
  const bare = text.trim().replace('−', '-');
  return /^[+-]?\d{1,7}$/.test(bare) ? Number(bare) : undefined;
}

/** Whole units, zero included; undefined for anything else. */
export function readUnits(text: string): number | undefined {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** `+3`, `−2` or `0`, with a real minus. */
export const signed = (units: number): string => {
  if (units === 0) return '0';
  return units > 0 ? `+${units}` : `−${-units}`;
};

/** `1 unit`, `2 units`. */
export const unitsText = (units: number): string => (units === 1 ? '1 unit' : `${units} units`);
