import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from './class-names.js';
import { Input } from './text-input.js';

/** What a search has found so far. */
interface Matches<Row> {
  readonly rows: readonly Row[];
  /** They answer what was typed before: Enter waits. */
  readonly isStale: boolean;
  /** The search has been answered. */
  readonly isSettled: boolean;
}

interface SearchPickerProps<Row> {
  /** What is typed, and what is done with what is found. */
  label: string;
  /** For screen readers. */
  listLabel: string;
  /** Said when nothing is found. */
  nothingFound: string;
  /** Characters before anything is looked for. */
  fewest?: number;
  /** A hook, called with what was typed; empty while it is too little to look for. */
  useMatches: (typed: string) => Matches<Row>;
  keyOf: (row: Row) => string;
  children: (row: Row) => ReactNode;
  onPick: (row: Row) => void;
}

/** A field that finds records and hands on the one taken. Arrow keys choose, Enter takes; a scanner types a code and Enter by itself. */
export function SearchPicker<Row>(props: SearchPickerProps<Row>) {
  const { label, listLabel, nothingFound, fewest = 1, useMatches, keyOf, children, onPick } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const typed = text.trim().length < fewest ? '' : text.trim();
  const { rows, isStale, isSettled } = useMatches(typed);
  const type = (next: string) => {
    setText(next);
    setActive(0);
  };
  const pick = (row: Row | undefined) => {
    if (row === undefined) return;
    onPick(row);
    type('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter' && !isStale) pick(rows[active]);
    else if (event.key === 'Escape' && text !== '') type('');
    else return;
    event.preventDefault();
  };
  const isOpen = typed !== '' && rows.length > 0;
  return (
    <div className="relative">
      <Input
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        placeholder={label}
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label={listLabel}
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float"
        >
          {rows.map((row, index) => (
            <li
              key={keyOf(row)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(row);
              }}
              className={cn('cursor-pointer rounded-control px-2 py-1.5', index === active && 'bg-hover')}
            >
              {children(row)}
            </li>
          ))}
        </ul>
      ) : null}
      {typed !== '' && !isOpen && isSettled ? (
        <p role="status" className="mt-1.5 text-[0.8125rem] text-ink-subtle">
          {nothingFound}
        </p>
      ) : null}
    </div>
  );
}
