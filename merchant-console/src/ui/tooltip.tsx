import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

interface TooltipProps {
  /** One short phrase; never the only place where something important is said. */
  label: string;
  children: ReactElement;
}

/** Shows `label` on hover and on keyboard focus. Needs `Radix.Provider`, which `ConsoleProviders` gives. */
export function Tooltip({ label, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          className="z-60 max-w-64 animate-fade rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-float"
        >
          {label}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
