import { describe, expect, it } from 'vitest';
import { coversPostcode, precisionOf } from './place.rule.js';

describe('a postcode', () => {
  it.each([
    ['DE', '10115', '10115', true],
    ['DE', '10115', '10*', true],
    ['DE', '20095', '10*', false],
    ['DE', '10999', '10115-12527', true],
    ['DE', '12528', '10115-12527', false],
    ['US', '90210-4321', '90210', true],
    ['US', '90210', '902-905', true],
    ['US', '90600', '902-905', false],
    ['GB', 'bt1 5gs', 'BT*', true],
    ['GB', 'B1 1AA', 'BT*', false],
    ['GB', 'E1 4AB', 'E1 *', true],
    ['GB', 'E14 5AB', 'E1 *', false],
    ['GB', 'e145ab', 'E14 5AB', true],
    ['GB', 'E14 5AB', 'E145AB', true],
    ['NL', '1012 AB', '1012 *', true],
    ['CA', 'H2X 1Y4', 'H0H-H9Z', true],
    ['BR', '01310-100', '01310-100', true],
    ['DE', '101', '10115-12527', false],
    ['DE', null, '10*', false],
  ])('of %s %s against %s: %s', (country, postcode, pattern, isCovered) => {
    expect(coversPostcode([pattern], { country, postcode })).toBe(isCovered);
  });
});

describe('an area', () => {
  const berlin = { country: 'DE', region: 'BE', postcode: '10115' };

  it('covers a place the more precisely, the more it says of it', () => {
    expect(precisionOf({ country: 'DE' }, berlin)).toBe(0);
    expect(precisionOf({ country: 'DE', regions: ['BB', 'be'] }, berlin)).toBe(1);
    expect(precisionOf({ country: 'DE', regions: ['BE'], postcodes: ['10*'] }, berlin)).toBe(2);
  });

  it('does not cover another country, region or postcode', () => {
    expect(precisionOf({ country: 'AT' }, berlin)).toBeNull();
    expect(precisionOf({ country: 'DE', regions: ['HH'] }, berlin)).toBeNull();
    expect(precisionOf({ country: 'DE', regions: ['HH'], postcodes: ['10*'] }, berlin)).toBeNull();
    expect(precisionOf({ country: 'DE', postcodes: ['2*'] }, berlin)).toBeNull();
    expect(precisionOf({ country: 'DE', regions: ['BE'] }, { country: 'DE' })).toBeNull();
  });
});
