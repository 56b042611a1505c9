import type { ReactNode } from 'react';
import type { Tone } from './badge.js';
import { cn } from './class-names.js';
import { DateTime } from './date-time.js';

/** One thing that happened. */
export interface TimelineEntry {
  id: string;
  at: string;
  /** A sentence in the past tense. */
  text: ReactNode;
  /** Who did it; the system when left out. */
  by?: string;
  tone?: Tone;
  /** What somebody wrote, shown as a quotation. */
  note?: string;
}

const dots: Record<Tone, string> = {
  neutral: 'bg-line-strong',
  positive: 'bg-positive',
  caution: 'bg-caution',
  critical: 'bg-critical',
  info: 'bg-info',
};

function Entry({ entry, last }: { entry: TimelineEntry; last: boolean }) {
  return (
    <li className="relative grid grid-cols-[1rem_1fr] gap-x-3 pb-5 last:pb-0">
      {last ? null : <span aria-hidden className="absolute top-3 bottom-0 left-[0.4375rem] w-0.5 bg-line" />}
      <span
        aria-hidden
        className={cn(
          'relative mt-1.5 size-2.5 justify-self-center rounded-full ring-3 ring-surface',
          dots[entry.tone ?? 'neutral'],
        )}
      />
      <div className="min-w-0">
        <p className="text-sm text-ink wrap-anywhere">{entry.text}</p>
        {entry.note ? (
          <blockquote className="mt-1.5 rounded-control bg-sunken px-3 py-2 text-sm whitespace-pre-wrap text-ink wrap-anywhere">
            {entry.note}
          </blockquote>
        ) : null}
        <p className="mt-0.5 text-[0.8125rem] text-ink-subtle">
          <DateTime value={entry.at} /> · {entry.by ?? 'System'}
        </p>
      </div>
    </li>
  );
}

/** What happened, newest first, with who and when. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol>
      {entries.map((entry, index) => (
        <Entry key={entry.id} entry={entry} last={index === entries.length - 1} />
      ))}
    </ol>
  );
}
