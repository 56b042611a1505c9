import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingBlock } from './feedback.js';

interface ListPlaceholderProps {
  list: { isLoading: boolean; error: Error | null; rows: readonly unknown[]; retry: () => void };
  /** Whether a search or filter is set. */
  isNarrowed: boolean;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** What is listed, in the plural. */
  noun: string;
}

/** What a list shows instead of rows; undefined when there are rows to show. */
export function listPlaceholder({ list, isNarrowed, empty, noun }: ListPlaceholderProps): ReactNode {
  if (list.rows.length > 0) return undefined;
  if (list.isLoading) return <LoadingBlock label={`Loading ${noun}`} rows={9} className="gap-5 p-5" />;
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!isNarrowed) return empty;
  return (
    <EmptyState icon={SearchX} title={`No ${noun} match`}>
      Try fewer words, or remove a filter.
    </EmptyState>
  );
}
