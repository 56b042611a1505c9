import { Keyboard, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../avatar.js';
import { Menu, MenuItem, MenuSeparator } from '../menu.js';
import { ThemeToggle } from '../theme/theme-toggle.js';

interface UserMenuProps {
  name: string;
  email: string;
  onSignOut: () => void;
  onShowShortcuts: () => void;
  /** Opens upwards where it sits at the foot of the sidebar. */
  side: 'top' | 'bottom';
  /** Shows the name beside the picture. */
  wide?: boolean;
  children?: ReactNode;
}

/** Who is signed in, the theme, the shortcuts, the way out. */
export function UserMenu({ name, email, onSignOut, onShowShortcuts, side, wide, children }: UserMenuProps) {
  const trigger = (
    <button
      type="button"
      className="flex min-w-0 items-center gap-2.5 rounded-control p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={name} />
      <span className="sr-only">Account of {wide ? '' : name}</span>
      {wide ? (
        <span className="min-w-0 flex-1">
          <span className="block truncate text-[0.8125rem] font-medium">{name}</span>
          <span className="block truncate text-xs text-ink-subtle">{email}</span>
        </span>
      ) : null}
    </button>
  );
  return (
    <Menu trigger={trigger} side={side} align={side === 'top' ? 'start' : 'end'} className="w-60">
      <div className="flex items-center justify-between gap-3 px-2.5 py-2 text-sm">
        <span className="text-ink-muted">Theme</span>
        <ThemeToggle />
      </div>
      <MenuSeparator />
      {children}
      <MenuItem onSelect={onShowShortcuts}>
        <Keyboard aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={onSignOut}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
