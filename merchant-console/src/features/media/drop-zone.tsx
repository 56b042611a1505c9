import { Upload } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { cn } from '../../ui/class-names.js';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void;
  /** Says what happens to what is dropped: "Drop pictures to add them to this product". */
  hint: string;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}

/** A place to drop files on; says so while they hang over it. Whatever it does can be done by a button too. */
export function DropZone({ onFiles, hint, disabled, className, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  // Entering a child leaves its parent: only when all were left has the zone been left.
  const depth = useRef(0);
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => holdsFiles(event) && enter(1),
    onDragLeave: (event: DragEvent) => holdsFiles(event) && enter(-1),
    onDragOver: (event: DragEvent) => holdsFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return (
    <div {...(disabled ? {} : handlers)} className={cn('relative', className)}>
      {children}
      {isOver ? (
        <div className="pointer-events-none absolute inset-0 z-20 grid place-items-center rounded-card border-2 border-dashed border-accent bg-accent-soft/90">
          <p className="flex items-center gap-2.5 text-sm font-semibold text-accent-text">
            <Upload className="size-5" aria-hidden />
            {hint}
          </p>
        </div>
      ) : null}
    </div>
  );
}
