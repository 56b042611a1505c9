import { z } from 'zod';

type Document = Readonly<Record<string, unknown>> & { readonly id: string };

/** An index as the server keeps it. */
export interface StoredIndex {
  readonly settings: object;
  readonly documents: Map<string, Document>;
}

/** An error in Meilisearch's own shape. */
export class MeiliRefusal extends Error {
  readonly content: { message: string; code: string; type: string; link: string };

  constructor(
    readonly status: number,
    code: string,
    message: string,
  ) {
    super(message);
    this.content = { message, code, type: 'invalid_request', link: `https://docs.meilisearch.com/errors#${code}` };
  }
}

const settingsSchema = z.object({
  searchableAttributes: z.array(z.string()).default([]),
  filterableAttributes: z.array(z.string()).default([]),
  sortableAttributes: z.array(z.string()).default([]),
  displayedAttributes: z.array(z.string()).default([]),
  rankingRules: z.array(z.string()).default([]),
  typoTolerance: z
    .object({ minWordSizeForTypos: z.object({ oneTypo: z.int(), twoTypos: z.int() }) })
    .default({ minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } }),
  pagination: z.object({ maxTotalHits: z.int() }).default({ maxTotalHits: 1000 }),
});
type Settings = z.infer<typeof settingsSchema>;

// Like the real server, what is not known is refused rather than passed over.
const querySchema = z.strictObject({
  indexUid: z.string(),
  q: z.string(),
  filter: z.array(z.string()),
  sort: z.array(z.string()).default([]),
  facets: z.array(z.string()).default([]),
  offset: z.int().default(0),
  limit: z.int().default(20),
  matchingStrategy: z.literal('all'),
  attributesToRetrieve: z.array(z.string()),
  showRankingScoreDetails: z.boolean().default(false),
});

interface Match {
  readonly document: Document;
  readonly typos: number;
  readonly attribute: number;
}

const foldedWords = (text: string): string[] =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []; // prettier-ignore

const valueOf = (document: Document, attribute: string): unknown =>
  attribute
    .split('.')
    .reduce<unknown>((value, key) => (value === undefined ? value : Reflect.get(Object(value), key)), document);

const covers = (attributes: readonly string[], attribute: string): boolean =>
  attributes.some((each) => each === attribute || attribute.startsWith(`${each}.`));

/** Answers one query. @throws MeiliRefusal as Meilisearch does, for attributes that are not filterable, sortable or facets */
export function searchIn(index: StoredIndex, given: unknown) {
  const settings = settingsSchema.parse(index.settings);
  const query = querySchema.parse(given);
  const conditions = query.filter.flatMap((text) => text.split(' AND ')).map((text) => condition(text, settings));
  for (const facet of query.facets)
    refuseUnless(covers(settings.filterableAttributes, facet), 'facets', facet, 'filterable');
  const orders = query.sort.map((text) => orderOf(text, settings));
  const matches = [...index.documents.values()]
    .filter((document) => conditions.every((holds) => holds(document)))
    .flatMap((document) => matchOf(document, query.q, settings) ?? [])
    .toSorted((a, b) => orders.map((order) => order(a, b)).find((sign) => sign !== 0) ?? byRelevance(a, b))
    .slice(0, settings.pagination.maxTotalHits);
  return {
    hits: matches.slice(query.offset, query.offset + query.limit).map((match) => hitOf(match, query, settings)),
    ...{
      query: query.q,
      offset: query.offset,
      limit: query.limit,
      estimatedTotalHits: matches.length,
      processingTimeMs: 1,
    },
    ...(query.facets.length > 0 && { facetDistribution: distribution(matches, query.facets) }),
  };
}

function hitOf({ document, typos }: Match, query: z.infer<typeof querySchema>, { displayedAttributes }: Settings) {
  const shown = query.attributesToRetrieve.filter((name) => displayedAttributes.includes(name) && name in document);
  return {
    ...Object.fromEntries(shown.map((name) => [name, document[name]])),
    ...(query.showRankingScoreDetails && {
      _rankingScoreDetails: { typo: { order: 1, typoCount: typos, maxTypoCount: 4, score: 1 - typos / 4 } },
    }),
  };
}

function distribution(matches: readonly Match[], facets: readonly string[]) {
  const countsOf = (facet: string) => {
    const counts: Record<string, number> = {};
    for (const value of matches.flatMap(({ document }) => valueOf(document, facet) ?? [])) {
      counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    }
    return counts;
  };
  return Object.fromEntries(facets.map((facet) => [facet, countsOf(facet)]));
}

const byRelevance = (a: Match, b: Match): number =>
  a.typos - b.typos || a.attribute - b.attribute || Number(a.document.position) - Number(b.document.position);

function orderOf(text: string, { sortableAttributes }: Settings) {
  const [attribute = '', direction = ''] = text.split(':');
  refuseUnless(covers(sortableAttributes, attribute), 'sort', attribute, 'sortable');
  const sign = direction === 'desc' ? -1 : 1;
  const compare = (a: unknown, b: unknown): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : Number(String(a) > String(b));
  return (a: Match, b: Match) => sign * compare(valueOf(a.document, attribute), valueOf(b.document, attribute));
}

function condition(text: string, { filterableAttributes }: Settings): (document: Document) => boolean {
  const parts = /^(NOT )?([\w.]+) (=|>=|<=|IN|EXISTS) ?(.*)$/.exec(text);
  if (!parts) throw new MeiliRefusal(400, 'invalid_search_filter', `Was expecting an operation, found \`${text}\`.`);
  const [, not, attribute = '', operator = '', operand = ''] = parts;
  refuseUnless(covers(filterableAttributes, attribute), 'filter', attribute, 'filterable');
  const listed = [...operand.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) =>
    value.replaceAll(/\\(.)/g, '$1'),
  );
  const holds = (document: Document): boolean => {
    const value = valueOf(document, attribute);
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    if (operator === 'EXISTS') return value !== undefined;
    if (operator === '>=') return typeof value === 'number' && value >= Number(operand);
    if (operator === '<=') return typeof value === 'number' && value <= Number(operand);
    return values.some((each) => listed.includes(each));
  };
  return (document) => holds(document) !== (not !== undefined);
}

function refuseUnless(isAllowed: boolean, parameter: string, attribute: string, ability: string): void {
  if (isAllowed) return;
  throw new MeiliRefusal(400, `invalid_search_${parameter}`, `Attribute \`${attribute}\` is not ${ability}.`);
}

/** All words must occur, the last one perhaps unfinished; longer words may be mistyped. */
function matchOf(document: Document, q: string, settings: Settings): Match | null {
  const typed = foldedWords(q);
  const found = typed.map((word, index) => wordIn(document, word, index === typed.length - 1, settings));
  const all = found.flatMap((each) => each ?? []);
  if (all.length < typed.length) return null;
  return {
    document,
    typos: all.reduce((sum, { typos }) => sum + typos, 0),
    attribute: Math.min(...all.map(({ attribute }) => attribute), settings.searchableAttributes.length),
  };
}

function wordIn(document: Document, word: string, isLast: boolean, { searchableAttributes, typoTolerance }: Settings) {
  const { oneTypo, twoTypos } = typoTolerance.minWordSizeForTypos;
  const most = word.length >= twoTypos ? 2 : word.length >= oneTypo ? 1 : 0;
  const candidates = searchableAttributes.flatMap((name, attribute) => {
    const value = document[name];
    const words = (Array.isArray(value) ? value : [value]).flatMap((each) => foldedWords(String(each ?? '')));
    return words.map((each) => ({ attribute, typos: isLast && each.startsWith(word) ? 0 : distance(word, each) }));
  });
  return candidates
    .filter(({ typos }) => typos <= most)
    .toSorted((a, b) => a.typos - b.typos || a.attribute - b.attribute)[0];
}

/** Edits between two words; neighbours in exchange are one. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1));
      rows[i]?.splice(j, 1, isSwapped ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
}
