import type { ProductImport } from '@smallshop/contract';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ProgressBar } from '../../ui/progress-bar.js';

type Progress = NonNullable<ProductImport['progress']>;

const titles: Readonly<Record<Progress['phase'], string>> = {
  reading: 'Reading the file',
  checking: 'Comparing with your catalog',
  applying: 'Importing products',
  linking: 'Relating products to each other',
  undoing: 'Undoing the import',
};

function remaining(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? 'about a minute left' : `about ${minutes} minutes left`;
}

interface ProgressCardProps {
  progress: Progress;
  /** Absent where the work cannot be stopped. */
  onCancel?: (() => void) | undefined;
  isCancelling: boolean;
}

/** How far a worker has come; it goes on when the page is left. */
export function ProgressCard({
  progress: { phase, done, total, etaSeconds },
  onCancel,
  isCancelling,
}: ProgressCardProps) {
  const noun = phase === 'reading' ? 'rows' : 'products';
  const count = new Intl.NumberFormat();
  const amount =
    total === null ? `${count.format(done)} ${noun}` : `${count.format(done)} of ${count.format(total)} ${noun}`;
  return (
    <Card
      title={titles[phase]}
      description="You may leave this page; the work goes on."
      action={
        onCancel ? (
          <Button size="small" busy={isCancelling} onClick={onCancel}>
            Stop
          </Button>
        ) : null
      }
    >
      <ProgressBar label={titles[phase]} share={total === null || total === 0 ? null : done / total} />
      <p role="status" className="mt-2 text-[0.8125rem] text-ink-subtle tabular-nums">
        {[amount, remaining(etaSeconds)].filter(Boolean).join(' · ')}
      </p>
    </Card>
  );
}
