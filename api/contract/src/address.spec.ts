import { describe, expect, it } from 'vitest';
import { addressFormatOf, localProblems } from './address-format.js';
import { addressRegions } from './address-regions.js';
import { postalAddressInput } from './address.js';
import { countryCodes } from './country.js';

const problems = (country: string, postalCode: string, region = '') =>
  localProblems({ country, postalCode, region }).map(({ field }) => field);

describe('an address', () => {
  it.each([
    ['DE', '10115', '', []],
    ['DE', '1011', '', ['postalCode']],
    ['DE', '', '', ['postalCode']],
    ['GB', 'ls14ap', '', []],
    ['GB', 'LS1', '', ['postalCode']],
    ['US', '90210-4321', 'CA', []],
    ['US', '90210', 'California', ['region']],
    ['US', '9021', '', ['region', 'postalCode']],
    ['CA', 'h2x 1y4', 'qc', []],
    ['IT', '00184', 'RM', []],
    ['ES', '53001', 'M', ['postalCode']],
    ['JP', '100-0001', '13', []],
    ['IE', '', '', []],
    ['IE', 'D02', '', ['postalCode']],
    ['AE', '', 'Dubai', []],
    ['HK', '', '', []],
  ])('in %s with the postcode “%s” and the region “%s” has something wrong in %j', (country, code, region, fields) => {
    expect(problems(country, code, region)).toEqual(fields);
  });

  it('with the example of its country’s postcodes is taken there', () => {
    for (const country of countryCodes) {
      const { postcode, region } = addressFormatOf(country);
      expect(problems(country, postcode?.example ?? '', region?.choices[0]?.code ?? ''), country).toEqual([]);
    }
  });

  it('knows every region of the countries that need one, once', () => {
    const counted = [...addressRegions].map(([country, regions]) => [
      country,
      new Set(regions.map(({ code }) => code)).size,
    ]);
    expect(Object.fromEntries(counted)).toEqual({ US: 56, CA: 13, AU: 8, IT: 106, ES: 52, JP: 47, MX: 32, BR: 27 });
  });

  it('is refused field by field', () => {
    const { error } = postalAddressInput.safeParse({
      ...{
        firstName: 'Ada',
        lastName: 'Byron',
        line1: 'Main St 1',
        city: 'Springfield',
        country: 'US',
        postalCode: 'x',
      },
    });
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['region'], 'Choose one of the country’s regions.'],
      [['postalCode'], 'Use a postcode such as 90210.'],
    ]);
  });
});
