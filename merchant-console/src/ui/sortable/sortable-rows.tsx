import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ArrowUpDown, GripVertical } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../button.js';
import { cn } from '../class-names.js';
import { Menu, MenuItem } from '../menu.js';
import { branchOf, depthIn, stepFrom, type Place, type Step, type TreeItem } from './tree-order.js';
import { indentPx, useDrag } from './use-drag.js';

interface SortableRowsProps<Item extends TreeItem> {
  /** Names the list for screen readers. */
  label: string;
  /** In order, parents before children. */
  items: readonly Item[];
  /** Levels there may be; 1 for a plain list. */
  levels?: number;
  nameOf: (item: Item) => string;
  row: (item: Item) => ReactNode;
  onMove: (id: string, place: Place) => void;
  /** Looking only. */
  readOnly?: boolean;
}

const steps: readonly { step: Step; key: string; label: string; icon: typeof ArrowUp }[] = [
  { step: 'up', key: 'ArrowUp', label: 'Move up', icon: ArrowUp },
  { step: 'down', key: 'ArrowDown', label: 'Move down', icon: ArrowDown },
  { step: 'in', key: 'ArrowRight', label: 'Move into the one above', icon: ArrowRight },
  { step: 'out', key: 'ArrowLeft', label: 'Move one level out', icon: ArrowLeft },
];

interface MoverProps {
  name: string;
  handle: object;
  describedBy: string;
  canStep: (step: Step) => boolean;
  onStep: (step: Step) => void;
  isFlat: boolean;
}

/** The handle to drag by, which also takes arrow keys; and the same moves as a menu, for fingers and switches. */
function Mover({ name, handle, describedBy, canStep, onStep, isFlat }: MoverProps) {
  const usable = steps.filter(({ step }) => !isFlat || step === 'up' || step === 'down');
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = usable.find(({ key }) => key === event.key);
    if (!pressed) return;
    event.preventDefault();
    if (canStep(pressed.step)) onStep(pressed.step);
  };
  return (
    <>
      <button
        type="button"
        {...handle}
        data-handle=""
        aria-label={`Reorder ${name}`}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-subtle hover:bg-hover hover:text-ink active:cursor-grabbing max-md:size-10"
      >
        <GripVertical className="size-4" aria-hidden />
      </button>
      <Menu
        align="start"
        trigger={
          <IconButton label={`Move ${name}`} size="smallIcon">
            <ArrowUpDown />
          </IconButton>
        }
      >
        {usable
          .filter(({ step }) => canStep(step))
          .map(({ step, label, icon: Icon }) => (
            <MenuItem key={step} onSelect={() => onStep(step)}>
              <Icon aria-hidden />
              {label}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}

const Gap = ({ depth }: { depth: number }) => (
  <li aria-hidden className="relative h-0">
    <span
      className="absolute -top-px right-2 h-0.5 rounded-full bg-accent"
      style={{ left: `${8 + depth * indentPx}px` }}
    />
  </li>
);

/** Rows to put in order, and, with more than one level, into each other. Every move is said to screen readers. */
export function SortableRows<Item extends TreeItem>(props: SortableRowsProps<Item>) {
  const { label, items, levels = 1, nameOf, row, onMove, readOnly } = props;
  const [said, setSaid] = useState('');
  const hintId = useId();
  const nameById = (id: string | null) => {
    const item = items.find((each) => each.id === id);
    return item ? nameOf(item) : '';
  };
  const move = (id: string, place: Place) => {
    const below = place.parentId === null ? '' : `, below ${nameById(place.parentId)}`;
    setSaid(
      `${nameById(id)} moved ${place.beforeId === null ? 'to the end' : `before ${nameById(place.beforeId)}`}${below}`,
    );
    onMove(id, place);
  };
  const { list, handle, draggedId, gap } = useDrag({ items, levels, onDrop: move });
  const dragged = draggedId === null ? new Set<string>() : branchOf(items, draggedId);
  const standing = items.filter(({ id }) => !dragged.has(id)).map(({ id }) => id);
  const gapAbove = gap === null ? undefined : standing[gap.index];
  return (
    <>
      <p id={hintId} className="sr-only">
        Drag, or use the arrow keys
        {levels > 1 ? ': up and down in order, right into the one above, left out again' : ''}.
      </p>
      <ul ref={list} aria-label={label}>
        {items.map((item) => {
          const isGapAbove = gap !== null && item.id === gapAbove;
          return (
            <FragmentRow key={item.id} above={isGapAbove ? <Gap depth={gap.depth} /> : null}>
              <li
                data-row={item.id}
                className={cn(
                  'flex min-h-12 items-center gap-1 border-b border-line pr-2 last:border-b-0',
                  dragged.has(item.id) && 'bg-sunken opacity-55',
                )}
                style={{ paddingLeft: `${6 + depthIn(items, item.id) * indentPx}px` }}
              >
                {readOnly ? null : (
                  <Mover
                    name={nameOf(item)}
                    handle={handle(item.id)}
                    describedBy={hintId}
                    isFlat={levels === 1}
                    canStep={(step) => stepFrom(items, item.id, step, levels) !== null}
                    onStep={(step) => {
                      const place = stepFrom(items, item.id, step, levels);
                      if (place) move(item.id, place);
                    }}
                  />
                )}
                {row(item)}
              </li>
            </FragmentRow>
          );
        })}
        {gap !== null && gapAbove === undefined ? <Gap depth={gap.depth} /> : null}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

const FragmentRow = ({ above, children }: { above: ReactNode; children: ReactNode }) => (
  <>
    {above}
    {children}
  </>
);
