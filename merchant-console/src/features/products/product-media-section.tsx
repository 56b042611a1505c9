import type { Image, Media } from '@smallshop/contract';
import { ChevronLeft, ChevronRight, ImagePlus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useShop } from '../../app/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { ProductThumb } from '../../ui/product-thumb.js';
import {
  acceptedImages,
  DropZone,
  MediaDrawer,
  MediaPicker,
  UploadButton,
  UploadList,
  useUploads,
} from '../media/index.js';

const maxPictures = 100;

/** `items` with the one at `from` put to where `to` is. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

interface PictureProps {
  image: Image;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
  onOpen: () => void;
  drag: { isOver: boolean; onStart: () => void; onEnter: () => void; onDrop: () => void };
}

const cancel = (event: DragEvent) => event.preventDefault();

function Picture({ image, index, count, onMove, onRemove, onOpen, drag }: PictureProps) {
  const name = image.alt || `picture ${index + 1}`;
  return (
    <li
      draggable
      onDragStart={drag.onStart}
      onDragEnter={drag.onEnter}
      onDragOver={cancel}
      onDrop={drag.onDrop}
      className={cn('group relative min-w-0 rounded-control first:col-span-2 first:row-span-2', drag.isOver && 'outline-2 outline-accent')}
    >
      <button type="button" onClick={onOpen} aria-label={`Edit ${name}`} className="block size-full rounded-control">
        <ProductThumb image={image} className="aspect-square size-full" large />
      </button>
      {image.alt === '' ? <span className="pointer-events-none absolute top-1.5 left-1.5 rounded-full bg-caution-soft px-1.5 text-xs font-medium text-caution">No alt text</span> : null}
      <div className="absolute inset-x-1 bottom-1 flex justify-center gap-0.5 rounded-control bg-raised/92 opacity-0 shadow-card transition-opacity group-hover:opacity-100 group-focus-within:opacity-100 max-md:opacity-100">
        <IconButton label={`Move ${name} forward`} size="smallIcon" className="max-md:size-8" disabled={index === 0} onClick={() => onMove(index - 1)}><ChevronLeft /></IconButton>
        <IconButton label={`Take ${name} off this product`} size="smallIcon" className="max-md:size-8" onClick={onRemove}><Trash2 /></IconButton>
        <IconButton label={`Move ${name} back`} size="smallIcon" className="max-md:size-8" disabled={index === count - 1} onClick={() => onMove(index + 1)}><ChevronRight /></IconButton>
      </div>
    </li>
  ); // prettier-ignore
}

interface ProductMediaSectionProps {
  /** The product's pictures in their order; the first one stands in listings. */
  value: readonly Image[];
  onChange: (images: Image[]) => void;
}

/** The pictures of a product: drop them in, order them, choose from the library, edit each one's text and focal point. */
export function ProductMediaSection({ value, onChange }: ProductMediaSectionProps) {
  const { can } = useShop();
  const [isPicking, setPicking] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const [drag, setDrag] = useState<{ from: number; over: number }>();
  // Several uploads may end between two renders: each must see what the one before it added.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const set = (images: Image[]) => {
    latest.current = images;
    onChange(images);
  };
  const add = (media: readonly Media[]) => {
    const known = new Set(latest.current.map(({ id }) => id));
    const fresh = media.flatMap(({ image }) => (image && !known.has(image.id) ? [image] : []));
    set([...latest.current, ...fresh].slice(0, maxPictures));
  };
  const uploads = useUploads((media) => add([media]));
  const upload = (files: readonly File[]) => uploads.queue.add(files, 'image');
  const mayWrite = can('catalog.write');
  const actions = (
    <div className="flex flex-wrap gap-2">
      <UploadButton accept={acceptedImages} size="small" onFiles={upload}>Upload</UploadButton>
      <Button size="small" onClick={() => setPicking(true)}><ImagePlus aria-hidden />From the library</Button>
    </div>
  ); // prettier-ignore
  return (
    <DropZone onFiles={upload} hint="Drop pictures to add them to this product" disabled={!mayWrite}>
      <Card title="Pictures" description="The first one stands in listings. Drag to order." action={mayWrite ? actions : undefined}>
        <UploadList tasks={uploads.tasks} queue={uploads.queue} />
        {value.length === 0 ? (
          <p className="rounded-control border border-dashed border-line-strong px-4 py-8 text-center text-sm text-ink-muted">
            No pictures yet. Drop them here, upload them, or choose some of your library.
          </p>
        ) : (
          <ul aria-label="Pictures in their order" className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2.5" onDragEnd={() => setDrag(undefined)}>
            {value.map((image, index) => (
              <Picture
                key={image.id}
                image={image}
                index={index}
                count={value.length}
                onMove={(to) => set(moved(value, index, to))}
                onRemove={() => set(value.filter(({ id }) => id !== image.id))}
                onOpen={() => setOpenId(image.id)}
                drag={{
                  isOver: drag?.over === index && drag.from !== index,
                  onStart: () => setDrag({ from: index, over: index }),
                  onEnter: () => setDrag((current) => current && { ...current, over: index }),
                  onDrop: () => { if (drag) set(moved(value, drag.from, index)); setDrag(undefined); },
                }}
              />
            ))}
          </ul>
        )}
      </Card>
      {isPicking ? <MediaPicker kind="image" without={value.map(({ id }) => id)} onPick={add} onClose={() => setPicking(false)} /> : null}
      {openId ? <MediaDrawer key={openId} id={openId} onClose={() => setOpenId(undefined)} /> : null}
    </DropZone>
  ); // prettier-ignore
}
