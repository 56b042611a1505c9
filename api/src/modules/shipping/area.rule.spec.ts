import { describe, expect, it } from 'vitest';
import { areaSchema } from '@smallshop/contract';
import { sharedAreas } from './area.rule.js';

const areas = (...given: object[]) => given.map((area) => areaSchema.parse(area));
const germany = { country: 'DE' };

describe('two zones', () => {
  it.each([
    ['the same country', areas(germany), areas({ country: 'AT' }, germany), ['DE']],
    [
      'the same region',
      areas({ country: 'US', regions: ['CA', 'NY'] }),
      areas({ country: 'US', regions: ['CA'] }),
      ['US-CA'],
    ],
    [
      'the same postcodes, however they are written',
      areas({ country: 'GB', postcodes: ['BT *'] }),
      areas({ country: 'GB', postcodes: ['bt*'] }),
      ['GB BT*'],
    ],
    ['everywhere else', [], [], ['*']],
  ])('both name %s', (_, one, other, shared) => {
    expect(sharedAreas(one, other)).toEqual(shared);
  });

  it('share nothing where one names a part of the other', () => {
    expect(sharedAreas(areas(germany), areas({ ...germany, postcodes: ['18565'] }))).toEqual([]);
    expect(sharedAreas(areas({ ...germany, regions: ['BE'] }), areas(germany))).toEqual([]);
    expect(sharedAreas(areas(germany), [])).toEqual([]);
  });
});
