import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../button.js';

interface BulkBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** Floats above the list while rows are selected. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  return (
    <div
      role="region"
      aria-label="Selected rows"
      className="fixed bottom-5 left-1/2 z-30 flex max-w-[calc(100vw-1.5rem)] -translate-x-1/2 animate-fade items-center gap-2 rounded-panel border border-line bg-raised py-2 pr-2 pl-4 shadow-float max-md:bottom-[calc(4.75rem+env(safe-area-inset-bottom))]"
    >
      <p role="status" className="mr-2 text-sm font-medium whitespace-nowrap tabular-nums">
        {count} selected
      </p>
      {children}
      <IconButton label="Clear selection" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
