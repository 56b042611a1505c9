import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from './button.js';
import { cn } from './class-names.js';
import { ProgressBar } from './progress-bar.js';

interface FileDropProps {
  /** For screen readers. */
  label: string;
  /** As of `<input type="file">`. */
  accept: string;
  /** What may be given, in one line. */
  hint: ReactNode;
  /** Name of the file being sent and how much of it is, 0 to 1; null while none is. */
  sending: { readonly name: string; readonly share: number } | null;
  onFile: (file: File) => void;
}

/** Takes a file by choosing or dropping it, and shows how far it is sent. */
export function FileDrop({ label, accept, hint, sending, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => file && onFile(file);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn(
        'grid justify-items-center gap-2 rounded-card border border-dashed border-line-strong bg-sunken px-4 py-8 text-center',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <FileUp className="size-6 text-ink-subtle" aria-hidden />
      {sending ? (
        <div className="grid w-full max-w-72 gap-2">
          <p className="text-sm font-medium wrap-anywhere">Sending {sending.name}</p>
          <ProgressBar label="Upload" share={sending.share} />
        </div>
      ) : (
        <>
          <p className="text-sm text-ink-muted max-md:hidden">Drop a file here, or</p>
          <Button tone="primary" onClick={() => input.current?.click()}>
            Choose a file
          </Button>
          <p className="text-[0.8125rem] text-ink-subtle">{hint}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => (take(event.target.files?.[0]), (event.target.value = ''))}
      />
    </div>
  );
}
