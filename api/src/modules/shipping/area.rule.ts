import type { Area } from '@smallshop/contract';

const plain = (text: string): string => text.toUpperCase().replaceAll(' ', '');

/** Everything an area names, each as precisely as it does: `DE`, `US-CA`, `DE 10*`. */
function namedBy({ country, regions, postcodes }: Area): string[] {
  const places = regions.length === 0 ? [country] : regions.map((region) => `${country}-${region}`);
  if (postcodes.length === 0) return places;
  return places.flatMap((place) => postcodes.map((postcode) => `${place} ${plain(postcode)}`));
}

/**
 * What two zones both name, in words. A zone that names a part of what another names as a whole shares nothing with it: there
 * the more precise one counts.
 *
 * @param areas empty: everywhere no other zone reaches
 */
export function sharedAreas(areas: readonly Area[], others: readonly Area[]): string[] {
  if (areas.length === 0 || others.length === 0) return areas.length === others.length ? ['*'] : [];
  const taken = new Set(others.flatMap(namedBy));
  return [...new Set(areas.flatMap(namedBy))].filter((place) => taken.has(place));
}
