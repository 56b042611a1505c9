import { ApiError } from '../../client/api-error.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';

interface RefusalNoticeProps {
  error: Error | null;
  /** What did not happen: "Not shipped". */
  title: string;
  /** What it was not done to. */
  noun?: string;
}

const changerOf = ({ details: { updatedBy } }: ApiError): string =>
  typeof updatedBy === 'string' && updatedBy !== '' ? updatedBy : 'Somebody';

/** Why something was not done to an order, or to what belongs to it; nothing without an error. */
export function RefusalNotice({ error, title, noun = 'order' }: RefusalNoticeProps) {
  if (!error) return null;
  return (
    <Notice tone="critical" title={title}>
      {error instanceof ApiError && error.status === 412
        ? `${changerOf(error)} changed this ${noun} a moment ago. Close this, look at it again, then repeat what you wanted to do.`
        : explainError(error).advice}
    </Notice>
  );
}
