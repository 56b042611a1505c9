import { Check, CircleAlert, RotateCw, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.js';
import { cn } from '../../ui/class-names.js';
import { explainError } from '../../ui/explain-error.js';
import { formatBytes } from './format-bytes.js';
import type { UploadQueue, UploadTask } from './upload-queue.js';

const stateText = ({ state, progress, file }: UploadTask): string => {
  if (state === 'waiting') return 'Waiting';
  if (state === 'done') return 'In the library';
  if (state === 'failed') return 'Not uploaded';
  return progress < 1 ? `${Math.round(progress * 100)} % of ${formatBytes(file.size)}` : 'Being looked at';
};

function Row({ task, queue }: { task: UploadTask; queue: UploadQueue }) {
  const { file, state, progress, error } = task;
  const isOpen = state === 'waiting' || state === 'sending';
  return (
    <li className="grid gap-1.5 py-2.5">
      <div className="flex items-center gap-3">
        {state === 'done' ? <Check className="size-4 shrink-0 text-positive" aria-hidden /> : null}
        {state === 'failed' ? <CircleAlert className="size-4 shrink-0 text-critical" aria-hidden /> : null}
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{file.name}</span>
        <span className={cn('text-[0.8125rem] tabular-nums', state === 'failed' ? 'text-critical' : 'text-ink-subtle')}>
          {stateText(task)}
        </span>
        {state === 'failed' ? (
          <IconButton label={`Try ${file.name} again`} size="smallIcon" onClick={() => queue.retry(task.id)}>
            <RotateCw />
          </IconButton>
        ) : null}
        <IconButton
          label={isOpen ? `Cancel ${file.name}` : `Take ${file.name} off this list`}
          size="smallIcon"
          onClick={() => queue.cancel(task.id)}
        >
          <X />
        </IconButton>
      </div>
      {isOpen ? (
        <progress
          value={progress}
          max={1}
          aria-label={`Upload of ${file.name}`}
          className="h-1 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
      {state === 'failed' ? (
        <p className="text-[0.8125rem] text-pretty text-ink-muted">{explainError(error).advice}</p>
      ) : null}
    </li>
  );
}

/** Files on their way, each with its progress, its reason when it failed, and a way to stop or repeat it. */
export function UploadList({ tasks, queue }: { tasks: readonly UploadTask[]; queue: UploadQueue }) {
  if (tasks.length === 0) return null;
  const done = tasks.filter(({ state }) => state === 'done').length;
  const isOver = tasks.every(({ state }) => state === 'done' || state === 'failed');
  return (
    <section aria-label="Uploads" className="mb-3 rounded-card border border-line bg-surface px-4 py-2 shadow-card">
      <header className="flex items-center justify-between gap-3">
        <p role="status" className="text-[0.8125rem] text-ink-muted tabular-nums">
          {done} of {tasks.length} uploaded
        </p>
        {isOver ? (
          <Button tone="quiet" size="small" onClick={() => queue.clear()}>
            Done
          </Button>
        ) : null}
      </header>
      <ul className="max-h-72 divide-y divide-line overflow-y-auto">
        {tasks.map((task) => (
          <Row key={task.id} task={task} queue={queue} />
        ))}
      </ul>
    </section>
  );
}
