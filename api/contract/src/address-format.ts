import { addressRegions, type Region } from './address-regions.js';

/** What a postcode is called. */
export type PostcodeName = 'postalCode' | 'postcode' | 'zip' | 'eircode';

/** What a region is called. */
export type RegionName = 'state' | 'province' | 'prefecture' | 'region';

/** How a country writes addresses. */
export interface AddressFormat {
  /** Null where nothing is known of its postcodes: any is taken, and none. */
  readonly postcode: { readonly name: PostcodeName; readonly pattern: RegExp; readonly example: string } | null;
  readonly isPostcodeRequired: boolean;
  /** Null where addresses go without, or nobody has listed them: then a region may be written, and is not looked at. */
  readonly region: { readonly name: RegionName; readonly choices: readonly Region[] } | null;
}

type Postcode = readonly [pattern: string, example: string, name?: PostcodeName];

// Digits alone are written as their number; a space in a pattern may be left out.
const postcodes: Readonly<Record<string, Postcode>> = {
  AD: ['AD[1-7]00', 'AD500'],
  AR: ['([A-Z]\\d{4}[A-Z]{3}|\\d{4})', 'C1425CLA'],
  AT: ['\\d{4}', '1010'],
  AU: ['\\d{4}', '2000', 'postcode'],
  BE: ['\\d{4}', '1000'],
  BG: ['\\d{4}', '1000'],
  BR: ['\\d{5}-?\\d{3}', '01310-100'],
  CA: ['[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d', 'H2X 1Y4'],
  CH: ['\\d{4}', '8001'],
  CN: ['\\d{6}', '100000'],
  CY: ['\\d{4}', '1010'],
  CZ: ['\\d{3} ?\\d{2}', '110 00'],
  DE: ['\\d{5}', '10115'],
  DK: ['\\d{4}', '1050'],
  EE: ['\\d{5}', '10111'],
  ES: ['(0[1-9]|[1-4]\\d|5[0-2])\\d{3}', '28001'],
  FI: ['\\d{5}', '00100'],
  FR: ['\\d{5}', '75001'],
  GB: ['(GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})', 'LS1 4AP', 'postcode'],
  GR: ['\\d{3} ?\\d{2}', '104 31'],
  HR: ['\\d{5}', '10000'],
  HU: ['\\d{4}', '1011'],
  IE: ['[A-Z]\\d[\\dW] ?[A-Z\\d]{4}', 'D02 AF30', 'eircode'],
  IL: ['\\d{5}(\\d{2})?', '9614303'],
  IN: ['[1-9]\\d{5}', '110001'],
  IS: ['\\d{3}', '101'],
  IT: ['\\d{5}', '00184'],
  JP: ['\\d{3}-?\\d{4}', '100-0001'],
  KR: ['\\d{5}', '04524'],
  LI: ['94(8[5-9]|9[0-8])', '9490'],
  LT: ['(LT-)?\\d{5}', 'LT-01100'],
  LU: ['(L-)?\\d{4}', '1111'],
  LV: ['(LV-)?\\d{4}', 'LV-1050'],
  MC: ['980\\d{2}', '98000'],
  MT: ['[A-Z]{3} ?\\d{4}', 'VLT 1117'],
  MX: ['\\d{5}', '06000'],
  NL: ['[1-9]\\d{3} ?[A-Z]{2}', '1012 AB'],
  NO: ['\\d{4}', '0150'],
  NZ: ['\\d{4}', '1010', 'postcode'],
  PL: ['\\d{2}-?\\d{3}', '00-001'],
  PT: ['\\d{4}-?\\d{3}', '1000-001'],
  RO: ['\\d{6}', '010011'],
  SE: ['\\d{3} ?\\d{2}', '111 20'],
  SG: ['\\d{6}', '018956', 'postcode'],
  SI: ['(SI-)?\\d{4}', '1000'],
  SK: ['\\d{3} ?\\d{2}', '811 01'],
  SM: ['4789\\d', '47890'],
  TR: ['\\d{5}', '34000'],
  US: ['\\d{5}(-\\d{4})?', '90210', 'zip'],
  VA: ['00120', '00120'],
  ZA: ['\\d{4}', '8001'],
};

// Known, but not everybody has one.
const optional: ReadonlySet<string> = new Set(['IE', 'LI']);
const regionNames: Readonly<Record<string, RegionName>> = {
  ...{ US: 'state', AU: 'state', BR: 'state', MX: 'state' },
  ...{ CA: 'province', IT: 'province', ES: 'province', JP: 'prefecture' },
};

const nothingKnown: AddressFormat = { postcode: null, isPostcodeRequired: false, region: null };

function formatOf(country: string): AddressFormat {
  const [pattern, example, name = 'postalCode'] = postcodes[country] ?? [];
  const choices = addressRegions.get(country);
  return {
    postcode: pattern && example ? { name, example, pattern: new RegExp(`^${pattern}$`, 'i') } : null,
    isPostcodeRequired: pattern !== undefined && !optional.has(country),
    region: choices ? { name: regionNames[country] ?? 'region', choices } : null,
  };
}

const formats = new Map([...Object.keys(postcodes), ...addressRegions.keys()].map((code) => [code, formatOf(code)]));

/** How a country writes addresses; of one nobody described, anything is taken. */
export const addressFormatOf = (country: string): AddressFormat => formats.get(country) ?? nothingKnown;

/** What of an address its country decides. */
export interface LocalPart {
  readonly country: string;
  readonly region: string;
  readonly postalCode: string;
}

/** What is wrong with an address by its country's rules: field and sentence. */
export function localProblems({ country, region, postalCode }: LocalPart): {
  readonly field: 'region' | 'postalCode';
  readonly message: string;
}[] {
  const { postcode, isPostcodeRequired, region: regions } = addressFormatOf(country);
  const code = postalCode.trim();
  const isRegion = regions === null || regions.choices.some((choice) => choice.code === region.trim().toUpperCase());
  const isCode = code === '' ? !isPostcodeRequired : (postcode?.pattern.test(code) ?? true);
  return [
    ...(isRegion ? [] : [{ field: 'region', message: 'Choose one of the country’s regions.' } as const]),
    ...(isCode
      ? []
      : [{ field: 'postalCode', message: `Use a postcode such as ${postcode?.example ?? ''}.` } as const]),
  ];
}
