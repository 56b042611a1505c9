import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// The names our own theme adds; unknown to it, `rounded-card` would not replace `rounded-full`.
const merge = extendTailwindMerge({
  extend: { theme: { radius: ['control', 'card', 'panel'], shadow: ['card', 'float'] } },
});

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export const cn = (...values: ClassValue[]): string => merge(clsx(values));
