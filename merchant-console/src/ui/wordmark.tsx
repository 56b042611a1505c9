import { cn } from './class-names.js';

/** The product's mark: an awning over a door. */
function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn('size-8', className)} aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="var(--accent-ink)">
        <path d="M8 12.5 9.7 8h12.6L24 12.5a2.7 2.7 0 0 1-5.3.6 2.7 2.7 0 0 1-5.4 0A2.7 2.7 0 0 1 8 12.5Z" />
        <path d="M9 17.4c.6.2 1.4.2 2 0V23h10v-5.6c.6.2 1.4.2 2 0V25H9Z" />
      </g>
    </svg>
  );
}

/** The mark with the product's name, and the part of the house one is in. */
export function Wordmark({ place }: { place?: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="text-base leading-none font-semibold tracking-[-0.02em]">
        SmallShop{place ? <span className="ml-1.5 font-normal text-ink-subtle">{place}</span> : null}
      </span>
    </span>
  );
}
