import { Command } from 'cmdk';
import { Search, type LucideIcon } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Keys } from './shortcuts/shortcuts-dialog.js';

/** One thing the palette can do or open. */
export interface PaletteEntry {
  id: string;
  label: string;
  /** Second line or status, also searched. */
  detail?: string;
  icon: LucideIcon;
  /** Shown as keycaps. */
  keys?: string;
  run: () => void;
}

/** A headed list of entries. */
export interface PaletteGroup {
  heading: string;
  entries: readonly PaletteEntry[];
  /** Found by the server for the typed text: shown as they are, not searched again. */
  fromServer?: boolean;
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly PaletteGroup[];
  /** Called with the trimmed text 150 ms after the last key. */
  onSearch: (text: string) => void;
  searching: boolean;
}

/** Groups with the entries every typed word occurs in; empty groups are left out. */
function matchingGroups(groups: readonly PaletteGroup[], text: string): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ label, detail = '' }: PaletteEntry) =>
    words.every((word) => `${label} ${detail}`.toLowerCase().includes(word));
  return groups
    .map((group) => (group.fromServer ? group : { ...group, entries: group.entries.filter(matches) }))
    .filter(({ entries }) => entries.length > 0);
}

function Entry({ entry, onRun }: { entry: PaletteEntry; onRun: () => void }) {
  return (
    <Command.Item
      value={entry.id}
      onSelect={onRun}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 text-sm data-[selected=true]:bg-hover"
    >
      <entry.icon className="size-4 shrink-0 text-ink-subtle" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.detail ? <span className="truncate text-[0.8125rem] text-ink-subtle">{entry.detail}</span> : null}
      {entry.keys ? <Keys pattern={entry.keys} /> : null}
    </Command.Item>
  );
}

const headingLook =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-subtle';

function Results({ groups, searching, onOpenChange }: Omit<CommandPaletteProps, 'open' | 'onSearch'>) {
  return (
    <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-1.5">
      <Command.Empty className="px-4 py-8 text-center text-sm text-ink-subtle">
        {searching ? 'Searching…' : 'Nothing found. Try a product title, an order number or an e-mail address.'}
      </Command.Empty>
      {groups.map((group) => (
        <Command.Group key={group.heading} heading={group.heading} className={headingLook}>
          {group.entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              onRun={() => {
                onOpenChange(false);
                entry.run();
              }}
            />
          ))}
        </Command.Group>
      ))}
    </Command.List>
  );
}

/** Finds things and actions by typing; arrow keys and Enter work throughout. */
export function CommandPalette({ open, onOpenChange, onSearch, groups, searching }: CommandPaletteProps) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), 150);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  const change = (next: boolean) => {
    if (!next) setText('');
    onOpenChange(next);
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-fade overflow-hidden rounded-panel border border-line bg-raised shadow-float focus:outline-none max-md:top-3"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command label="Search and commands" loop shouldFilter={false}>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search className="size-4.5 shrink-0 text-ink-subtle" aria-hidden />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Search or type a command"
                className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-subtle"
              />
            </div>
            <Results groups={matchingGroups(groups, text)} searching={searching} onOpenChange={change} />
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
