import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './class-names.js';

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom' | 'right';
  className?: string;
}

/** A menu of actions, opened by `trigger`; arrow keys, type-ahead and Escape work. */
export function Menu({ trigger, children, align = 'end', side = 'bottom', className }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-rise overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float',
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const itemLook =
  'relative flex min-h-8.5 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-sm text-ink outline-none select-none data-highlighted:bg-hover max-md:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-subtle';

interface MenuItemProps {
  onSelect?: () => void;
  danger?: boolean;
  /** Renders the only child (a link) as the item. */
  asChild?: boolean;
  children: ReactNode;
}

/** One action of a `Menu`. */
export function MenuItem({ danger, ...rest }: MenuItemProps) {
  return <DropdownMenu.Item {...rest} className={cn(itemLook, danger && 'text-critical [&_svg]:text-critical')} />;
}

interface MenuChoiceProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}

/** An option that can be ticked; the menu stays open, so that several can be changed at once. */
export function MenuChoice({ checked, onCheckedChange, children }: MenuChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={(event) => event.preventDefault()}
      className={cn(itemLook, 'pl-8')}
    >
      <DropdownMenu.ItemIndicator className="absolute left-2.5 font-semibold text-accent-text">
        ✓
      </DropdownMenu.ItemIndicator>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

/** A heading inside a `Menu`. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-subtle">{children}</DropdownMenu.Label>
  );
}

/** A rule between groups of a `Menu`. */
export const MenuSeparator = () => <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />;
