import type { AdminShippingMethod, Area, Currency, ShippingMethodInput, ShippingZone } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';
import { numberFrom } from '../prices/price-list-draft.js';

/** A part of a zone as it is typed. */
export interface AreaDraft {
  readonly country: string;
  /** Codes between commas; empty: the whole country. */
  readonly regions: string;
  /** Patterns between commas or on lines of their own; empty: all of them. */
  readonly postcodes: string;
}

/** A step of a price: from so many kilograms, or so much money, on. */
export interface StepDraft {
  readonly from: string;
  readonly price: string;
}

/** A way to ship as it is typed. */
export interface MethodDraft {
  /** Of the form alone, so that rows keep their place. */
  readonly key: string;
  /** Undefined: not saved yet. */
  readonly id: string | undefined;
  readonly name: string;
  readonly description: string;
  readonly by: 'order' | 'weight' | 'total';
  readonly price: string;
  readonly steps: readonly StepDraft[];
  readonly mostKilograms: string;
  readonly freeOver: string;
  readonly minDays: string;
  readonly maxDays: string;
  readonly taxCategory: AdminShippingMethod['taxCategory'];
  readonly isActive: boolean;
}

/** A zone as it is typed. */
export interface ZoneDraft {
  readonly name: string;
  readonly isRest: boolean;
  readonly areas: readonly AreaDraft[];
  readonly methods: readonly MethodDraft[];
}

const kilograms = (grams: number): string => String(grams / 1000);
const gramsOf = (text: string): number => Math.round(numberFrom(text) * 1000);

/** What was typed between commas or on lines. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An area as it is typed. */
const areaDraftOf = ({ country, regions, postcodes }: Area): AreaDraft => ({
  country,
  regions: regions.join(', '),
  postcodes: postcodes.join(', '),
});

function stepsOf(charge: AdminShippingMethod['charge'], currency: Currency): StepDraft[] {
  if (charge.by === 'order') return [];
  if (charge.by === 'weight')
    return charge.steps.map(({ fromGrams, price }) => ({
      from: kilograms(fromGrams),
      price: toDecimal(price, currency),
    }));
  return charge.steps.map(({ from, price }) => ({
    from: toDecimal(from, currency),
    price: toDecimal(price, currency),
  }));
}

/** A method as the form begins with it. */
function methodDraftOf(method: AdminShippingMethod, currency: Currency): MethodDraft {
  const { id, name, description, charge, freeOverMinor, minDays, maxDays, taxCategory, isActive } = method;
  return {
    ...{ key: id, id, name, description, taxCategory, isActive, by: charge.by },
    price: charge.by === 'order' ? toDecimal(charge.price, currency) : '',
    steps: stepsOf(charge, currency),
    mostKilograms: charge.by === 'weight' && charge.mostGrams !== null ? kilograms(charge.mostGrams) : '',
    freeOver: freeOverMinor === null ? '' : toDecimal(freeOverMinor, currency),
    minDays: String(minDays),
    maxDays: String(maxDays),
  };
}

/** A method nobody has named yet. */
export const newMethod = (): MethodDraft => ({
  ...{ key: crypto.randomUUID(), id: undefined, name: '', description: '', by: 'order', price: '' },
  ...{
    steps: [],
    mostKilograms: '',
    freeOver: '',
    minDays: '1',
    maxDays: '3',
    taxCategory: 'standard',
    isActive: true,
  },
});

/** What the form begins with. */
export const draftOf = ({ name, areas, methods }: ShippingZone, currency: Currency): ZoneDraft => ({
  name,
  isRest: areas.length === 0,
  areas: areas.map(areaDraftOf),
  methods: methods.map((method) => methodDraftOf(method, currency)),
});

// NaN, which the contract refuses, for what is no amount.
const minorOf = (text: string, currency: Currency): number => parseMinor(text, currency) ?? Number.NaN;

function chargeOf({ by, price, steps, mostKilograms }: MethodDraft, currency: Currency): object {
  const priced = (step: StepDraft) => minorOf(step.price, currency);
  if (by === 'order') return { by, price: minorOf(price, currency) };
  if (by === 'weight') {
    const mostGrams = mostKilograms.trim() === '' ? null : gramsOf(mostKilograms);
    return { by, steps: steps.map((step) => ({ fromGrams: gramsOf(step.from), price: priced(step) })), mostGrams };
  }
  return { by, steps: steps.map((step) => ({ from: minorOf(step.from, currency), price: priced(step) })) };
}

/** The write a method stands for, for the contract to judge. */
export const methodInputOf = (method: MethodDraft, currency: Currency): Record<keyof ShippingMethodInput, unknown> => ({
  id: method.id,
  name: method.name,
  description: method.description,
  charge: chargeOf(method, currency),
  freeOverMinor: method.freeOver.trim() === '' ? null : minorOf(method.freeOver, currency),
  minDays: numberFrom(method.minDays),
  maxDays: numberFrom(method.maxDays),
  taxCategory: method.taxCategory,
  isActive: method.isActive,
});

/** The write a draft stands for, for the contract to judge. */
export const inputOf = ({ name, isRest, areas, methods }: ZoneDraft, currency: Currency): Record<string, unknown> => ({
  name,
  areas: isRest
    ? []
    : areas.map(({ country, regions, postcodes }) => ({
        country,
        regions: listOf(regions),
        postcodes: listOf(postcodes),
      })),
  methods: methods.map((method) => methodInputOf(method, currency)),
});
