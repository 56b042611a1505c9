import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from '../card.js';
import { ErrorState, LoadingBlock } from '../feedback.js';

interface LoadedRecordProps<Read> {
  query: UseQueryResult<Read>;
  /** What is read, such as "collection". */
  noun: string;
  /** Lines of the skeleton. */
  rows?: number;
  children: (read: Read) => ReactNode;
}

/** A record once it is read; until then its skeleton, or why it cannot be read. */
export function LoadedRecord<Read>({ query, noun, rows = 8, children }: LoadedRecordProps<Read>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Card>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <LoadingBlock label={`Loading the ${noun}`} rows={rows} />
      )}
    </Card>
  );
}
