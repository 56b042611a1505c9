import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.js';

interface PublishedFieldProps {
  checked: boolean;
  onChange: (isPublished: boolean) => void;
  /** What it means for shoppers. */
  children: ReactNode;
}

/** Puts something in the shop, or hides it. */
export const PublishedField = ({ checked, onChange, children }: PublishedFieldProps) => (
  <label className="flex cursor-pointer gap-3 text-sm">
    <Checkbox className="mt-0.5" checked={checked} onCheckedChange={(value) => onChange(value === true)} />
    <span>
      <span className="font-medium">Published</span>
      <span className="block text-[0.8125rem] text-ink-subtle">{children}</span>
    </span>
  </label>
);
