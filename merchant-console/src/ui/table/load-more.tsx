import { useEffect, useRef } from 'react';
import { Button } from '../button.js';

interface LoadMoreProps {
  shown: number;
  /** Number of all matches, when the API told it. */
  total: number | undefined;
  /** What is listed, in the plural. */
  noun: string;
  hasMore: boolean;
  loading: boolean;
  onLoadMore: () => void;
}

/** Loads the next page when its button comes near the screen; the button stays for the keyboard. */
export function LoadMore({ shown, total, noun, hasMore, loading, onLoadMore }: LoadMoreProps) {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = foot.current;
    if (!element || !hasMore || loading) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onLoadMore(), {
      rootMargin: '600px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading, onLoadMore]);
  return (
    <div
      ref={foot}
      className="flex min-h-12 items-center justify-between gap-3 border-t border-line px-4 py-2 text-[0.8125rem] text-ink-subtle"
    >
      <p role="status" className="tabular-nums">
        {total === undefined ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}
      </p>
      {hasMore ? (
        <Button size="small" busy={loading} onClick={onLoadMore}>
          {loading ? 'Loading…' : 'Load more'}
        </Button>
      ) : null}
    </div>
  );
}
