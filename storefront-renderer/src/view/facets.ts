import type { Currency, Facet } from '@smallshop/contract';
import type { FacetChoice, FacetView, Translate } from '@smallshop/theme-kit';
import type { Formats } from '../page/formats.js';
import { addressOf, type Choices, type Route } from '../route/route.js';
import { majorUnits } from './amounts.js';

/** What facets are shown with. */
export interface FacetInput {
  readonly route: Route;
  readonly currency: Currency;
  readonly t: Translate;
  readonly formats: Formats;
}

type Chosen = { readonly label: string; readonly href: string };
type ChoiceName = Exclude<keyof Choices, 'range'>;

const pathOf = (route: Route): string => route.path.split('?')[0] ?? '/';

/** The same listing, first page, with other single parameters (null: without) or other choices. */
export function linkTo(
  route: Route,
  changes: Readonly<Record<string, string | null>>,
  choices: Choices = route.choices,
): string {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...route.query, cursor: null, ...changes })) {
    if (value !== null && value !== undefined) query[name] = value;
  }
  return addressOf(pathOf(route), query, choices);
}

function flipped(route: Route, name: ChoiceName, value: string): string {
  const now = route.choices[name] ?? [];
  const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value].toSorted();
  return linkTo(route, {}, { ...route.choices, [name]: next });
}

const isChoiceName = (kind: string): kind is ChoiceName => ['brand', 'option', 'field', 'tag'].includes(kind);

const labels = ['price', 'availability', 'brand', 'tag', 'category'] as const;
const labelled = new Set<string>(labels);

function labelOf({ kind, label }: Facet, t: Translate): string {
  return labelled.has(kind) ? t(`kit.facets.${kind}`) : label;
}

// Flags are the only field values that are no words of the merchant's.
function valueLabel({ kind }: Facet, label: string, t: Translate): string {
  if (kind !== 'field' || (label !== 'true' && label !== 'false')) return label;
  return t(label === 'true' ? 'kit.facets.yes' : 'kit.facets.no');
}

function choicesOf(facet: Facet, { route, t }: FacetInput): FacetChoice[] {
  if (facet.kind === 'availability') return [buyable(facet, { route, t })];
  return facet.values.map(({ value, label, swatch, count, isSelected }) => {
    const sent = facet.name === '' ? value : `${facet.name}:${value}`;
    const { kind } = facet;
    return {
      value: sent,
      label: valueLabel(facet, label, t),
      swatch,
      count,
      isSelected,
      // Most themes offer boxes to tick: an address is made when one is asked for.
      get href() {
        return isChoiceName(kind) ? flipped(route, kind, sent) : categoryHref(route, value);
      },
    };
  });
}

// Inside search, a category narrows; in the shop, it is a place to go to.
const categoryHref = (route: Route, slug: string): string =>
  route.kind === 'search' ? linkTo(route, { category: slug }) : `/categories/${slug}`;

// Shoppers ask one thing of stock: can I have it?
function buyable(facet: Facet, { route, t }: Pick<FacetInput, 'route' | 't'>): FacetChoice {
  const isSelected = route.query.available !== undefined;
  const counts = facet.values.flatMap(({ value, count }) => (value === 'out_of_stock' ? [] : [count]));
  return {
    value: 'true',
    label: t('kit.facets.buyable'),
    swatch: null,
    count: counts.reduce((sum, count) => sum + count, 0),
    isSelected,
    href: linkTo(route, { available: isSelected ? null : 'true' }),
  };
}

function rangeOf(facet: Facet, { route, currency }: FacetInput): FacetView['range'] {
  const { range } = facet;
  if (range === null) return null;
  if (facet.kind === 'price') {
    const { min = '', max = '' } = route.query;
    const bounds = { minimum: majorUnits(range.min, currency, 'down'), maximum: majorUnits(range.max, currency, 'up') };
    return { ...bounds, from: min, to: max, fromParameter: 'min', toParameter: 'max', step: '1', unit: currency };
  }
  const chosen = route.choices.range?.find((each) => each.startsWith(`${facet.name}:`));
  const [from = '', to = ''] = chosen?.slice(facet.name.length + 1).split('..') ?? [];
  const step = Number.isInteger(range.min) && Number.isInteger(range.max) ? '1' : 'any';
  const parameters = { fromParameter: `min.${facet.name}`, toParameter: `max.${facet.name}` };
  return { minimum: String(range.min), maximum: String(range.max), from, to, ...parameters, step, unit: facet.unit };
}

function parameterOf({ kind }: Facet): string {
  if (kind === 'availability') return 'available';
  return isChoiceName(kind) ? kind : '';
}

// What would leave the listing as it is helps nobody choose.
function isUseful(view: FacetView, total: number): boolean {
  if (view.selectedCount > 0) return true;
  if (view.range !== null) return view.range.minimum !== view.range.maximum;
  return view.choices.some(({ count }) => count > 0 && count < total) || view.choices.length > 1;
}

/** Facets of a listing as themes show them; those that would not change it are left out. */
export function facetViews(facets: readonly Facet[], total: number, input: FacetInput): FacetView[] {
  return facets
    .map((facet): FacetView => {
      const choices = facet.range === null ? choicesOf(facet, input) : [];
      const range = rangeOf(facet, input);
      const isBounded = range !== null && (range.from !== '' || range.to !== '');
      return {
        key: `${facet.kind}:${facet.name}`,
        kind: facet.kind,
        label: labelOf(facet, input.t),
        parameter: parameterOf(facet),
        choices,
        range,
        selectedCount: choices.filter(({ isSelected }) => isSelected).length + (isBounded ? 1 : 0),
      };
    })
    .filter((view) => isUseful(view, total));
}

const span = (from: string, to: string, unit: string): string =>
  `${[from, to].map((bound) => (bound === '' ? '…' : bound)).join(' – ')} ${unit}`.trim();

/** What a listing is narrowed by, each with the listing without it. */
export function chosenFilters(facets: readonly Facet[], { route, currency, t }: FacetInput): Chosen[] {
  const { available, min = '', max = '' } = route.query;
  const chosen: Chosen[] = [];
  for (const name of ['brand', 'option', 'field', 'tag'] as const) {
    for (const sent of route.choices[name] ?? []) {
      chosen.push({ label: chosenLabel(facets, name, sent, t), href: flipped(route, name, sent) });
    }
  }
  for (const range of route.choices.range ?? []) {
    const key = range.slice(0, range.indexOf(':'));
    const [from = '', to = ''] = range.slice(key.length + 1).split('..');
    const facet = facets.find((each) => each.kind === 'field' && each.name === key);
    const without = (route.choices.range ?? []).filter((other) => other !== range);
    const label = `${facet?.label ?? key}: ${span(from, to, facet?.unit ?? '')}`;
    chosen.push({ label, href: linkTo(route, {}, { ...route.choices, range: without }) });
  }
  if (min !== '' || max !== '')
    chosen.push({ label: span(min, max, currency), href: linkTo(route, { min: null, max: null }) });
  if (available !== undefined)
    chosen.push({ label: t('kit.facets.buyable'), href: linkTo(route, { available: null }) });
  return chosen;
}

function chosenLabel(facets: readonly Facet[], name: ChoiceName, sent: string, t: Translate): string {
  const isNamed = name === 'option' || name === 'field';
  const key = isNamed ? sent.slice(0, sent.indexOf(':')) : '';
  const value = isNamed ? sent.slice(key.length + 1) : sent;
  const facet = facets.find((each) => each.kind === name && each.name === key);
  const label = facet?.values.find((each) => each.value === value)?.label ?? value;
  const shown = facet === undefined ? label : valueLabel(facet, label, t);
  return isNamed ? `${facet?.label ?? key}: ${shown}` : shown;
}
