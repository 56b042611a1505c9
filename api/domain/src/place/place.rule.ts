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
   * and are compared with that many leading characters. Spaces and case do not matter, but in `E1 *`, all of E1 and nothing of
   * E14; a US ZIP+4 is its first five digits.
   */
  readonly postcodes?: readonly string[];
}

const plain = (text: string): string => text.toUpperCase().replaceAll(' ', '');

/** A postcode in one spelling. British ones keep the space before their last three: without it `E1 4AB` would begin like `E14`. */
function spelled(country: string, postcode: string): string {
  const code = plain(postcode);
  if (country === 'US') return code.slice(0, 5);
  return country === 'GB' && code.length > 3 ? `${code.slice(0, -3)} ${code.slice(-3)}` : code;
}

function matchesPattern(code: string, pattern: string, country: string): boolean {
  if (pattern.endsWith('*')) {
    const head = pattern.slice(0, -1).toUpperCase();
    return code.startsWith(country === 'GB' ? head : plain(head));
  }
  const [from = '', to, more] = plain(pattern).split('-');
  // `12345-678` of Brazil is one code, not a range: bounds have one length.
  if (to === undefined || more !== undefined || from.length !== to.length) return code === spelled(country, pattern);
  const head = code.slice(0, from.length);
  return head.length === from.length && head >= from && head <= to;
}

/** Whether a postcode is among those a merchant wrote down; an unknown one never is. */
export function coversPostcode(patterns: readonly string[], { country, postcode }: Place): boolean {
  const code = spelled(country, postcode ?? '');
  return code !== '' && patterns.some((pattern) => matchesPattern(code, pattern, country));
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
