import type { ReactNode } from 'react';
import { cn } from './class-names.js';

interface CardProps {
  title?: string;
  /** One sentence under the title. */
  description?: ReactNode;
  /** A link or small button at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Content runs to the card's edges (tables, lists). */
  flush?: boolean;
}

/** A titled section of a page. */
export function Card({ title, description, action, children, className, flush }: CardProps) {
  return (
    <section className={cn('min-w-0 rounded-card border border-line bg-surface shadow-card', className)}>
      {title ? (
        <header className="flex items-start justify-between gap-3 px-4 pt-3.5 pb-1 md:px-5">
          <div className="min-w-0">
            <h2 className="text-[0.9375rem] font-semibold">{title}</h2>
            {description ? <p className="mt-0.5 text-[0.8125rem] text-pretty text-ink-subtle">{description}</p> : null}
          </div>
          {action}
        </header>
      ) : null}
      <div
        className={cn(
          flush ? 'pt-2' : 'px-4 pt-2.5 pb-4 md:px-5 md:pb-5',
          !title && !flush && 'pt-4 md:pt-5',
          !title && flush && 'pt-0',
        )}
      >
        {children}
      </div>
    </section>
  );
}
