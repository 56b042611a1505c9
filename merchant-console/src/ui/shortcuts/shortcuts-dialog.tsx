import { useId } from 'react';
import { Switch } from '../checkbox.js';
import { Dialog } from '../dialog.js';
import { keyCaps } from './key-pattern.js';
import { useShortcutRegistry, type Shortcut } from './shortcuts.js';

const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/** Keycaps of a shortcut. */
export function Keys({ pattern }: { pattern: string }) {
  return (
    <span className="inline-flex gap-1">
      {keyCaps(pattern, isApple()).map((cap, index) => (
        <kbd
          key={`${cap}${index}`}
          className="grid h-5 min-w-5 place-items-center rounded-[5px] border border-line bg-sunken px-1 font-mono text-[0.6875rem] text-ink-muted"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}

function Group({ name, shortcuts }: { name: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="mt-4 mb-1 text-xs font-medium text-ink-subtle">{name}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div
            key={shortcut.keys}
            className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0"
          >
            <dt className="text-sm">{shortcut.label}</dt>
            <dd>
              <Keys pattern={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Lists what keys do here and lets single-key shortcuts be switched off. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const { shortcuts, singleKeys, setSingleKeys } = useShortcutRegistry();
  const switchId = useId();
  const listed = open ? [...shortcuts.values()].filter(({ enabled }) => enabled !== false) : [];
  const groups = Map.groupBy(listed, ({ group }) => group);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="flex items-center justify-between gap-4 rounded-control bg-sunken px-3 py-2.5">
        <label htmlFor={switchId} className="text-sm">
          Single-key shortcuts
          <span className="block text-[0.8125rem] text-ink-subtle">Switch off if you dictate text.</span>
        </label>
        <Switch id={switchId} checked={singleKeys} onCheckedChange={setSingleKeys} />
      </div>
      {[...groups].map(([name, members]) => (
        <Group key={name} name={name} shortcuts={members} />
      ))}
    </Dialog>
  );
}
