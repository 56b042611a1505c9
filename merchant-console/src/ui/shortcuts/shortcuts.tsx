import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createKeyFollower, describePress } from './key-pattern.js';

/** Something a key does. */
export interface Shortcut {
  /** `mod+s`, `?`, or a sequence such as `g o`. */
  keys: string;
  /** What it does, in the imperative. */
  label: string;
  /** Heading in the list under `?`. */
  group: string;
  run: () => void;
  /** Also while a field has focus; only sensible with a modifier. */
  inFields?: boolean;
  enabled?: boolean;
}

interface Registry {
  shortcuts: Map<symbol, Shortcut>;
  /** False switches single-character shortcuts off, for people whose speech input would trigger them. */
  singleKeys: boolean;
  setSingleKeys: (on: boolean) => void;
}

const RegistryContext = createContext<Registry | undefined>(undefined);
const storageKey = 'console.singleKeys';
const sequenceWindowMs = 1200;

/** The registry of this console. @throws when used outside `ShortcutsProvider` */
export function useShortcutRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('ShortcutsProvider is missing above this component.');
  return registry;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;

const hasModifier = (keys: string): boolean => keys.includes('mod+') || keys.includes('alt+');

function useKeyListener(shortcuts: Map<symbol, Shortcut>, singleKeys: boolean): void {
  useEffect(() => {
    const follow = createKeyFollower(sequenceWindowMs);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = isTyping(event.target);
      // Later registrations win: the page in front over the shell behind it.
      const live = [...shortcuts.values()].reverse().filter((shortcut) => {
        if (shortcut.enabled === false || (typing && !shortcut.inFields)) return false;
        return singleKeys || hasModifier(shortcut.keys);
      });
      const matched = follow(describePress(event), event.timeStamp, new Set(live.map(({ keys }) => keys)));
      const shortcut = live.find(({ keys }) => keys === matched);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts, singleKeys]);
}

/** Listens for every registered shortcut; once per console. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [shortcuts] = useState(() => new Map<symbol, Shortcut>());
  const [singleKeys, setSingleKeysState] = useState(() => localStorage.getItem(storageKey) !== 'off');
  useKeyListener(shortcuts, singleKeys);
  const registry = useMemo<Registry>(() => {
    const setSingleKeys = (on: boolean) => {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
      setSingleKeysState(on);
    };
    return { shortcuts, singleKeys, setSingleKeys };
  }, [shortcuts, singleKeys]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Registers a shortcut while the calling component is mounted; it is listed under `?` meanwhile. */
export function useShortcut(shortcut: Shortcut): void {
  const { shortcuts } = useShortcutRegistry();
  const id = useRef(Symbol('shortcut'));
  useEffect(() => {
    shortcuts.set(id.current, shortcut);
  });
  useEffect(() => {
    const own = id.current;
    return () => {
      shortcuts.delete(own);
    };
  }, [shortcuts]);
}
