import type { OrderTask } from '@smallshop/contract';
import { Download } from 'lucide-react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/feedback.js';
import { RefusedList } from '../../ui/refused-list.js';
import { ProgressBar } from '../../ui/progress-bar.js';

const doing: Readonly<Record<OrderTask['work']['kind'], string>> = {
  fulfill: 'Marking orders as shipped',
  mark_paid: 'Marking orders as paid',
  archive: 'Archiving orders',
  unarchive: 'Bringing orders back',
  add_tags: 'Tagging orders',
  remove_tags: 'Taking tags off orders',
  print: 'Making the documents',
  export: 'Writing the file',
};

const orders = (count: number): string => (count === 1 ? '1 order' : `${count} orders`);

function sentence({ state, done, total, refusedCount }: OrderTask): string {
  if (state === 'failed') return 'Something went wrong; what is done stays done.';
  if (state !== 'done') return total === null ? 'Finding the orders' : `${done} of ${orders(total)}`;
  const reached = done - refusedCount;
  return refusedCount === 0 ? `${orders(reached)} done` : `${orders(reached)} done, ${orders(refusedCount)} left`;
}

/** How far work on many orders has come; at the end, what was left and why, and the file if there is one. */
export function TaskDialog({ task, onClose }: { task: OrderTask; onClose: () => void }) {
  const isOver = task.state === 'done' || task.state === 'failed';
  const refused = task.refused.map(({ number, message }) => ({
    title: number === 0 ? 'An order that is gone' : `Order ${number}`,
    reason: message,
  }));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={doing[task.work.kind]}
      description={<span role="status">{sentence(task)}</span>}
      footer={
        <>
          <Button onClick={onClose}>{isOver ? 'Close' : 'Go on working'}</Button>
          {task.downloadUrl ? (
            <Button asChild tone="primary">
              <a href={task.downloadUrl} download={task.fileName ?? undefined}>
                <Download aria-hidden />
                Download
              </a>
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-3">
        {isOver ? null : (
          <>
            <ProgressBar label={doing[task.work.kind]} share={task.total ? task.done / task.total : null} />
            <p className="text-sm text-ink-muted">It goes on when you close this or leave the page.</p>
          </>
        )}
        {task.state === 'failed' ? (
          <Notice tone="critical" title="Not finished">
            Start it again for the orders that are left.
          </Notice>
        ) : null}
        {refused.length > 0 ? <RefusedList refused={refused} /> : null}
      </div>
    </Dialog>
  );
}
