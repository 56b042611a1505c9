import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { branchOf, depthIn, placeInGap, type Place, type TreeItem } from './tree-order.js';

/** Pixels one level is set in by. */
export const indentPx = 26;
const thresholdPx = 4;

interface Drag {
  readonly id: string;
  readonly startX: number;
  readonly startY: number;
  /** Where it would land; null until the pointer has moved. */
  readonly gap: (Place & { readonly depth: number; readonly index: number }) | null;
}

interface DragOptions {
  readonly items: readonly TreeItem[];
  readonly levels: number;
  readonly onDrop: (id: string, place: Place) => void;
}

/** Rows outside the dragged branch above the pointer. */
function gapIndex(list: HTMLElement, branch: ReadonlySet<string>, y: number): number {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')].filter(
    (row) => !branch.has(row.dataset.row ?? ''),
  );
  return rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y > top + height / 2;
  }).length;
}

/** Dragging rows by their handle with mouse, pen or finger. Escape takes it back. */
export function useDrag({ items, levels, onDrop }: DragOptions) {
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: KeyboardEvent) => event.key === 'Escape' && setDrag(null);
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [isDragging]);
  const start = (id: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ id, startX: event.clientX, startY: event.clientY, gap: null });
  };
  const follow = ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    if (!drag || !list.current) return;
    if (!drag.gap && Math.hypot(clientX - drag.startX, clientY - drag.startY) < thresholdPx) return;
    const index = gapIndex(list.current, branchOf(items, drag.id), clientY);
    const depth = depthIn(items, drag.id) + Math.round((clientX - drag.startX) / indentPx);
    setDrag({ ...drag, gap: { ...placeInGap(items, drag.id, { index, depth, levels }), index } });
  };
  const drop = () => {
    if (drag?.gap) onDrop(drag.id, { parentId: drag.gap.parentId, beforeId: drag.gap.beforeId });
    setDrag(null);
  };
  const handle = (id: string) => ({
    onPointerDown: start(id),
    onPointerMove: follow,
    onPointerUp: drop,
    onPointerCancel: () => setDrag(null),
  });
  return { list, handle, draggedId: drag?.gap ? drag.id : null, gap: drag?.gap ?? null };
}
