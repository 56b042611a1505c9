import type { Image } from '@smallshop/contract';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { Button } from '../../ui/button.js';

/** What must stay in view when a picture is cut: 0 to 1 from the left and from the top. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 100) / 100));

const steps: Readonly<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -0.02, y: 0 },
  ArrowRight: { x: 0.02, y: 0 },
  ArrowUp: { x: 0, y: -0.02 },
  ArrowDown: { x: 0, y: 0.02 },
};

/** Moved by the arrow keys, five times as far with Shift; null for other keys. */
export function movedByKey(point: FocalPoint, key: string, isFast: boolean): FocalPoint | null {
  const step = steps[key];
  if (!step) return null;
  const times = isFast ? 5 : 1;
  return { x: clamp(point.x + step.x * times), y: clamp(point.y + step.y * times) };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const positionOf = ({ x, y }: FocalPoint): string => `${x * 100}% ${y * 100}%`;
const sourceOf = (image: Image, width: number): string => `${image.url}/${width}.webp`;

const crops = [
  { label: 'Square', className: 'aspect-square h-20' },
  { label: 'Portrait', className: 'aspect-[3/4] h-20' },
  { label: 'Banner', className: 'aspect-[3/1] h-14' },
] as const;

interface FocalEditorProps {
  image: Image;
  value: FocalPoint;
  onChange: (point: FocalPoint) => void;
  disabled?: boolean;
}

/** Chooses a picture's focal point by pointing, dragging or the arrow keys, and shows how themes will cut it. */
export function FocalEditor({ image, value, onChange, disabled }: FocalEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const point = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || disabled) return;
    onChange({ x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedByKey(value, event.key, event.shiftKey);
    if (!moved || disabled) return;
    event.preventDefault();
    onChange(moved);
  };
  const width = image.width > 640 ? 640 : 480;
  return (
    <div className="grid gap-3">
      <div className="grid place-items-center overflow-hidden rounded-card border border-line bg-sunken p-3">
        <div
          ref={frame}
          className="relative max-w-full touch-none select-none"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            point(event);
          }}
          onPointerMove={(event) => event.buttons === 1 && point(event)}
        >
          <img
            src={sourceOf(image, width <= image.width ? width : 160)}
            alt={image.alt}
            width={image.width}
            height={image.height}
            draggable={false}
            className="block max-h-72 w-auto max-w-full cursor-crosshair rounded-control"
            style={{ backgroundColor: image.color }}
          />
          <button
            type="button"
            disabled={disabled}
            aria-label={`Focal point: ${percent(value.x)} from the left, ${percent(value.y)} from the top. Arrow keys move it.`}
            onKeyDown={onKeyDown}
            className="absolute size-7 -translate-x-1/2 -translate-y-1/2 cursor-grab rounded-full border-2 border-white bg-black/25 shadow-[0_0_0_1.5px_rgb(0_0_0/0.65)] before:absolute before:inset-[38%] before:rounded-full before:bg-white"
            style={{ left: percent(value.x).replace(' ', ''), top: percent(value.y).replace(' ', '') }}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <ul aria-label="How themes cut it" className="flex items-end gap-3">
          {crops.map(({ label, className }) => (
            <li key={label} className="grid justify-items-center gap-1">
              <img
                src={sourceOf(image, image.width >= 320 ? 320 : 160)}
                alt=""
                className={`${className} rounded-md object-cover`}
                style={{ objectPosition: positionOf(value), backgroundColor: image.color }}
              />
              <span className="text-xs text-ink-subtle">{label}</span>
            </li>
          ))}
        </ul>
        <Button size="small" tone="quiet" disabled={disabled} onClick={() => onChange({ x: 0.5, y: 0.5 })}>
          Centre
        </Button>
      </div>
    </div>
  );
}
