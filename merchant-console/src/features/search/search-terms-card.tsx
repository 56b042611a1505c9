import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { useSearchTerms } from './use-search-settings.js';

function Terms({ title, rows }: { title: string; rows: readonly { term: string; searches: number }[] }) {
  return (
    <section className="min-w-0">
      <h3 className="text-[0.8125rem] font-medium text-ink-subtle">{title}</h3>
      {rows.length === 0 ? <p className="py-2 text-sm text-ink-muted">Nothing yet.</p> : null}
      <ol className="mt-1 divide-y divide-line">
        {rows.slice(0, 10).map(({ term, searches }) => (
          <li key={term} className="flex justify-between gap-3 py-1.5 text-sm">
            <span className="min-w-0 wrap-anywhere">{term}</span>
            <span className="tabular-nums text-ink-subtle">{searches}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What people search for, and what they do not find. */
export function SearchTermsCard() {
  const terms = useSearchTerms();
  return (
    <Card
      title="What people search for"
      description="The last 30 days, counted without noting who searched. Words without results are ideas for synonyms, or for stock."
    >
      {terms.data ? (
        <div className="grid gap-6 md:grid-cols-2">
          <Terms title={`Most searched, of ${terms.data.searches}`} rows={terms.data.top} />
          <Terms title={`Without results, ${terms.data.withoutResults}`} rows={terms.data.fruitless} />
        </div>
      ) : terms.error ? (
        <ErrorState error={terms.error} onRetry={() => void terms.refetch()} />
      ) : (
        <LoadingBlock label="Loading what people search for" rows={5} />
      )}
    </Card>
  );
}
