import { ApiError } from '../../client/api-error.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';

interface RefusalNoticeProps {
  error: Error | null;
  /** What did not happen: "Not shipped". */
  title: string;
}

/** Why something was not done to an order; nothing without an error. */
export function RefusalNotice({ error, title }: RefusalNoticeProps) {
  if (!error) return null;
  const isStale = error instanceof ApiError && error.status === 412;
  return (
    <Notice tone="critical" title={title}>
      {isStale
        ? 'Somebody changed this order a moment ago. Close this, look at it again, then repeat what you wanted to do.'
        : explainError(error).advice}
    </Notice>
  );
}
