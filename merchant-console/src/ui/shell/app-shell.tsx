import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { IconButton } from '../button.js';
import { Keys, ShortcutsDialog } from '../shortcuts/shortcuts-dialog.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { BottomNavigation, FamilyNavigation, SideNavigation, type Place } from './navigation.js';
import { UserMenu } from './user-menu.js';

interface AppShellProps {
  /** Top left: whose shop, or which house. */
  brand: ReactNode;
  places: readonly Place[];
  account: { name: string; email: string; onSignOut: () => void };
  onOpenPalette: () => void;
  /** Loud messages over the whole page. */
  banner?: ReactNode;
  children: ReactNode;
}

function PlaceShortcut({ place }: { place: Place }) {
  const navigate = useNavigate();
  useShortcut({
    keys: place.keys,
    label: `Go to ${place.label.toLowerCase()}`,
    group: 'Go to',
    run: () => void navigate(place.to),
  });
  return null;
}

function useShellShortcuts(places: readonly Place[], onOpenPalette: () => void) {
  const [isListOpen, setListOpen] = useState(false);
  useShortcut({ keys: 'mod+k', label: 'Search and commands', group: 'Everywhere', inFields: true, run: onOpenPalette });
  useShortcut({ keys: '?', label: 'Show this list', group: 'Everywhere', run: () => setListOpen(true) });
  const listeners = places.map((place) => <PlaceShortcut key={place.to} place={place} />);
  return { isListOpen, setListOpen, listeners };
}

function Sidebar({
  brand,
  places,
  account,
  onOpenPalette,
  onShowShortcuts,
}: Omit<AppShellProps, 'children'> & { onShowShortcuts: () => void }) {
  return (
    <aside className="sticky top-0 flex h-dvh w-60 shrink-0 flex-col gap-3 overflow-y-auto border-r border-line px-3 py-3 max-md:hidden">
      {brand}
      <button
        type="button"
        onClick={onOpenPalette}
        className="flex h-9 items-center gap-2.5 rounded-control border border-line bg-surface px-2.5 text-sm text-ink-subtle shadow-card hover:text-ink"
      >
        <Search className="size-4" aria-hidden />
        <span className="flex-1 text-left">Search</span>
        <Keys pattern="mod+k" />
      </button>
      <SideNavigation places={places} />
      <div className="mt-auto grid">
        <UserMenu {...account} side="top" wide onShowShortcuts={onShowShortcuts} />
      </div>
    </aside>
  );
}

/** The frame of a console: navigation at the left on desktops, at the bottom on phones, the page in between. */
export function AppShell(props: AppShellProps) {
  const { brand, places, account, onOpenPalette, banner, children } = props;
  const { isListOpen, setListOpen, listeners } = useShellShortcuts(places, onOpenPalette);
  const showShortcuts = () => setListOpen(true);
  return (
    <>
      <a
        href="#page"
        className="sr-only z-60 rounded-control bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      {listeners}
      {banner}
      <div className="flex min-h-dvh bg-canvas">
        <Sidebar {...props} onShowShortcuts={showShortcuts} />
        <div className="min-w-0 flex-1">
          <header className="flex h-14 items-center gap-1 border-b border-line bg-surface pr-2 pl-3 md:hidden">
            <div className="min-w-0 flex-1">{brand}</div>
            <IconButton label="Search and commands" onClick={onOpenPalette}>
              <Search />
            </IconButton>
            <UserMenu {...account} side="bottom" onShowShortcuts={showShortcuts} />
          </header>
          <main
            id="page"
            tabIndex={-1}
            className="mx-auto max-w-[75rem] px-3 pt-5 pb-24 outline-none md:px-8 md:pt-7 md:pb-16"
          >
            <FamilyNavigation places={places} />
            {children}
          </main>
        </div>
      </div>
      <BottomNavigation places={places} />
      <ShortcutsDialog open={isListOpen} onOpenChange={setListOpen} />
    </>
  );
}
