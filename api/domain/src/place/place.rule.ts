/** Where goods go. */
export interface Place {
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** ISO 3166-2 without the country: `CA` of `US-CA`. Compared without regard to case. */
  readonly region?: string | null;
  readonly postcode?: string | null;
}

/** What a rate or a method covers. Nothing said of regions and postcodes: the whole country. */
export interface Area {
  readonly country: string;
  readonly regions?: readonly string[];
  /**
   * As merchants write them: `10115`, `10*` for all that begin so, `10115-12527` for a range whose bounds have one length
   * and are compared with that many leading characters. Spaces and case do not matter; a US ZIP+4 is its first five digits.
   */
  readonly postcodes?: readonly string[];
}

const plain = (text: string): string => text.toUpperCase().replaceAll(' ', '');

function plainPostcode({ country, postcode }: Place): string {
  const code = plain(postcode ?? '');
  return country === 'US' ? code.slice(0, 5) : code;
}

function matchesPattern(code: string, pattern: string): boolean {
  if (pattern.endsWith('*')) return code.startsWith(pattern.slice(0, -1));
  const [from = '', to, more] = pattern.split('-');
  // `12345-678` of Brazil is one code, not a range: bounds have one length.
  if (to === undefined || more !== undefined || from.length !== to.length) return code === pattern;
  const head = code.slice(0, from.length);
  return head.length === from.length && head >= from && head <= to;
}

/** Whether a postcode is among those a merchant wrote down; an unknown one never is. */
export function coversPostcode(patterns: readonly string[], place: Place): boolean {
  const code = plainPostcode(place);
  return code !== '' && patterns.some((pattern) => matchesPattern(code, plain(pattern)));
}

/**
 * How precisely an area covers a place; null where it does not.
 *
 * @returns 0 by its country, 1 by its region, 2 by its postcode: the higher decides where several areas cover a place
 */
export function precisionOf(area: Area, place: Place): 0 | 1 | 2 | null {
  if (area.country !== place.country) return null;
  const { regions = [], postcodes = [] } = area;
  if (regions.length > 0 && !regions.some((region) => plain(region) === plain(place.region ?? ''))) return null;
  if (postcodes.length > 0) return coversPostcode(postcodes, place) ? 2 : null;
  return regions.length > 0 ? 1 : 0;
}
