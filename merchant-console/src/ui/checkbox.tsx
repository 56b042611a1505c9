import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix, Switch as RadixSwitch } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names.js';

/** A checkbox that can also be `indeterminate`. Its hit area is 24 px at least. */
export function Checkbox({ className, checked, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      checked={checked}
      {...rest}
      className={cn(
        'relative grid size-4.5 shrink-0 place-items-center rounded-[5px] border border-line-strong bg-surface text-accent-ink before:absolute before:-inset-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
    >
      <Radix.Indicator>
        {checked === 'indeterminate' ? <Minus className="size-3.5" /> : <Check className="size-3.5" strokeWidth={3} />}
      </Radix.Indicator>
    </Radix.Root>
  );
}

/** For settings that take effect at once; inside a form that is saved, use a checkbox. */
export function Switch({ className, ...rest }: ComponentProps<typeof RadixSwitch.Root>) {
  return (
    <RadixSwitch.Root
      {...rest}
      className={cn(
        'relative h-5.5 w-9.5 shrink-0 rounded-full bg-line-strong transition-colors before:absolute before:-inset-1.5 data-[state=checked]:bg-accent',
        className,
      )}
    >
      <RadixSwitch.Thumb className="block size-4.5 translate-x-0.5 rounded-full bg-surface shadow-card transition-transform data-[state=checked]:translate-x-4.5" />
    </RadixSwitch.Root>
  );
}
