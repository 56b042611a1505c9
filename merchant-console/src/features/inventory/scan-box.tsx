import { ScanBarcode } from 'lucide-react';
import { useRef, useState } from 'react';
import { explainError } from '../../ui/explain-error.js';
import { useShortcut } from '../../ui/shortcuts/shortcuts.js';
import { useEnter } from './use-count.js';

/** A field that stays ready for the next scan: every code counts one, `3*CODE` counts three. */
export function ScanBox({ countId }: { countId: string }) {
  const enter = useEnter(countId);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ isWrong: boolean; text: string }>();
  useShortcut({ keys: 's', label: 'Scan', group: 'This page', run: () => input.current?.focus() });
  const scan = () => {
    const [, times, code] = /^(?:(\d{1,4})\s*[*x]\s*)?(.+)$/i.exec(text.trim()) ?? [];
    if (!code) return;
    setText('');
    enter.mutate(
      { mode: 'add', code, units: times ? Number(times) : 1 },
      {
        onSuccess: ({ title, sku, counted }) =>
          setSaid({ isWrong: false, text: `${title}, ${sku}: ${counted} counted` }),
        onError: (error) => setSaid({ isWrong: true, text: explainError(error).advice }),
      },
    );
  };
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        scan();
      }}
    >
      <div className="relative">
        <ScanBarcode
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 text-ink-subtle"
        />
        <input
          ref={input}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label="Scan or type a barcode or SKU"
          placeholder="Scan or type a barcode or SKU"
          autoComplete="off"
          enterKeyHint="done"
          className="h-12 w-full rounded-control border border-line-strong bg-surface pr-3 pl-11 text-base placeholder:text-ink-subtle focus-visible:outline-offset-0"
        />
      </div>
      <p role="status" className={said?.isWrong ? 'text-sm font-medium text-critical' : 'text-sm text-ink-muted'}>
        {said?.text ?? 'Each scan counts one. Type 12*CODE to count twelve.'}
      </p>
    </form>
  );
}
