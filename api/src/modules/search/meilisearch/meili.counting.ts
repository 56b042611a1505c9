import type { MeiliAnswer, MeiliQuery } from './meili.client.js';
import type { KeyedFilter, SearchPlan } from './meili.plan.js';
import type { Counted } from './meili.statements.js';

/** A query of one shop's products: what all have in common is added where they are sent. */
export type ShopQuery = Omit<MeiliQuery, 'indexUid'>;

/** What is searched, whatever is chosen. */
export interface Sought {
  readonly q: string;
  /** Of the search itself, without what was chosen. */
  readonly scope: readonly string[];
  readonly narrowing: readonly KeyedFilter[];
}

interface Count {
  readonly query: ShopQuery;
  readonly read: (answer: MeiliAnswer) => void;
}

const none = { attributesToRetrieve: ['id'], limit: 0 } as const;

/**
 * Counts what a search can be narrowed by: what is left, and for each facet with a choice what the others leave, as
 * count_facets() of migration 017 does. Lowest and highest come from the ends of an order: counting every price there is
 * would answer as many.
 */
export class FacetCounting {
  readonly #counts: Count[] = [];
  readonly #facets: { part: string; facet: string; n: number }[] = [];
  readonly #ends = new Map<string, number>();

  constructor(
    private readonly sought: Sought,
    private readonly plan: SearchPlan,
  ) {
    for (const part of ['', ...sought.narrowing.map(({ key }) => key)]) this.#countValues(part);
    this.#findEnds(this.#partOf('price:'), 'price');
    for (const key of plan.fields) this.#findEnds(this.#partOf(`number:${key}`), `numbers.${key}`);
  }

  get queries(): ShopQuery[] {
    return this.#counts.map(({ query }) => query);
  }

  /** @param answers in the order of {@link queries} */
  read(answers: readonly MeiliAnswer[]): Counted {
    for (const [index, { read }] of this.#counts.entries()) {
      const answer = answers[index];
      if (answer) read(answer);
    }
    const end = (attribute: string, direction: 'asc' | 'desc') => this.#ends.get(`${attribute}:${direction}`) ?? null;
    const prices = { lowest: end('price', 'asc'), highest: end('price', 'desc') };
    return {
      facets: this.#facets.map((facet) => ({ ...facet, ...prices })),
      numbers: this.plan.fields.flatMap((key) => {
        const [lowest, highest] = [end(`numbers.${key}`, 'asc'), end(`numbers.${key}`, 'desc')];
        return lowest === null || highest === null
          ? []
          : [{ part: this.#partOf(`number:${key}`), key, lowest, highest }];
      }),
    };
  }

  #countValues(part: string): void {
    this.#counts.push({
      query: { q: this.sought.q, filter: this.#filterOf(part), facets: ['facets'], ...none },
      read: ({ facetDistribution }) => {
        for (const [facet, n] of Object.entries(facetDistribution?.facets ?? {})) this.#facets.push({ part, facet, n });
      },
    });
  }

  #findEnds(part: string, attribute: string): void {
    const has = attribute === 'price' ? [] : [`${attribute} EXISTS`];
    for (const direction of ['asc', 'desc']) {
      const filter = [...this.#filterOf(part), ...has];
      const order = `${attribute}:${direction}`;
      this.#counts.push({
        query: { q: this.sought.q, filter, sort: [order], attributesToRetrieve: ['id', 'price', 'numbers'], limit: 1 },
        read: ({ hits: [hit] }) => {
          const value = attribute === 'price' ? hit?.price : hit?.numbers?.[attribute.slice('numbers.'.length)];
          if (value !== undefined) this.#ends.set(order, value);
        },
      });
    }
  }

  /** A facet with a choice is counted by itself, from what the other choices leave. */
  #partOf(key: string): string {
    return this.sought.narrowing.some((choice) => choice.key === key) ? key : '';
  }

  #filterOf(part: string): string[] {
    return [
      ...this.sought.scope,
      ...this.sought.narrowing.filter(({ key }) => key !== part).map(({ filter }) => filter),
    ];
  }
}
