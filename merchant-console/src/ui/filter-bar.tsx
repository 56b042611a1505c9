import { ListFilter, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.js';
import { Menu, MenuChoice, MenuLabel } from './menu.js';
import { useShortcut } from './shortcuts/shortcuts.js';

/** A filter and the values it can take. */
export interface Filter {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

interface SearchBoxProps {
  label: string;
  value: string;
  /** Called 250 ms after the last key, and at once on Enter. */
  onChange: (text: string) => void;
}

/** A search field that reports after a pause; `/` puts the cursor into it. */
function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // The address changed from outside (Back, a view): show its search, not the one typed before.
  if (value !== seen) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  useShortcut({ keys: '/', label, group: 'This page', run: () => input.current?.focus() });
  return (
    <form
      role="search"
      className="relative min-w-0 flex-1 basis-52"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text);
      }}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-subtle"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-9 w-full rounded-control border border-line-strong bg-surface pr-3 pl-9 text-sm placeholder:text-ink-subtle focus-visible:outline-offset-0 max-md:h-11 max-md:text-base"
      />
    </form>
  );
}

function FilterMenu({ filters }: { filters: readonly Filter[] }) {
  const open = filters.filter((filter) => filter.options.length > 0);
  if (open.length === 0) return null;
  return (
    <Menu
      align="start"
      trigger={
        <Button>
          <ListFilter aria-hidden />
          Filter
        </Button>
      }
    >
      {open.map((filter) => (
        <div key={filter.id} role="group" aria-label={filter.label}>
          <MenuLabel>{filter.label}</MenuLabel>
          {filter.options.map((option) => (
            <MenuChoice
              key={option.value}
              checked={filter.value === option.value}
              onCheckedChange={(checked) => filter.onChange(checked ? option.value : undefined)}
            >
              {option.label}
            </MenuChoice>
          ))}
        </div>
      ))}
    </Menu>
  );
}

function Chip({ filter }: { filter: Filter }) {
  const label = filter.options.find(({ value }) => value === filter.value)?.label ?? filter.value;
  return (
    <li>
      <button
        type="button"
        onClick={() => filter.onChange(undefined)}
        aria-label={`Remove filter ${filter.label}: ${label}`}
        className="inline-flex h-7 items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3 text-[0.8125rem] text-accent-text hover:brightness-96 max-md:h-9"
      >
        <span>
          {filter.label}: <strong className="font-semibold">{label}</strong>
        </span>
        <X className="size-3.5" aria-hidden />
      </button>
    </li>
  );
}

interface FilterBarProps {
  search: SearchBoxProps;
  filters: readonly Filter[];
  onClear: () => void;
}

/** Search, a filter menu, and what is applied as removable chips. */
export function FilterBar({ search, filters, onClear }: FilterBarProps) {
  const applied = filters.filter(({ value }) => value !== undefined);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox {...search} />
      <FilterMenu filters={filters} />
      {applied.length > 0 ? (
        <ul aria-label="Applied filters" className="flex w-full flex-wrap items-center gap-1.5">
          {applied.map((filter) => (
            <Chip key={filter.id} filter={filter} />
          ))}
          <li>
            <Button tone="quiet" size="small" onClick={onClear}>
              Clear all
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  );
}
