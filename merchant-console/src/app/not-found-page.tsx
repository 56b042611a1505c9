import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/feedback.js';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        icon={Compass}
        title="There is no page at this address"
        action={
          <Button asChild tone="primary">
            <Link to="/">Go to your shop</Link>
          </Button>
        }
      >
        The link may be old, or a character is missing.
      </EmptyState>
    </div>
  );
}
