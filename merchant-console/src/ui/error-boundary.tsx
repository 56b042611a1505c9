import { useRouteError } from 'react-router';
import { ErrorState } from './feedback.js';

/** Shown by the router when a page throws; the shell around it stays. */
export function RouteError() {
  const error = useRouteError();
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <ErrorState error={error} onRetry={() => location.reload()} />
    </main>
  );
}
