import type { Media } from '@smallshop/contract';
import { Checkbox } from '../../ui/checkbox.js';
import { cn } from '../../ui/class-names.js';
import { fileFacts } from './file-facts.js';
import { MediaState, usageText } from './media-state.js';
import { MediaThumb } from './media-thumb.js';

interface MediaTilesProps {
  rows: readonly Media[];
  selected: ReadonlySet<string>;
  /** No checkboxes without it. */
  onToggle?: (media: Media) => void;
  /** A press on the picture. */
  onOpen: (media: Media) => void;
  /** Says what the press does: "Open", "Choose". */
  verb: string;
}

/** Files as a wall of pictures. */
export function MediaTiles({ rows, selected, onToggle, onOpen, verb }: MediaTilesProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3 p-3 max-md:grid-cols-2">
      {rows.map((media) => {
        const isSelected = selected.has(media.id);
        return (
          <li
            key={media.id}
            className={cn(
              'group relative min-w-0 rounded-card border border-line bg-surface',
              isSelected && 'border-accent ring-1 ring-accent',
            )}
          >
            <button
              type="button"
              onClick={() => onOpen(media)}
              aria-pressed={onToggle ? undefined : isSelected}
              className="block w-full rounded-card text-left"
            >
              <MediaThumb media={media} large className="aspect-square size-full rounded-b-none border-0" />
              <span className="grid gap-0.5 px-2.5 py-2">
                <span className="truncate text-[0.8125rem] font-medium">
                  <span className="sr-only">{verb} </span>
                  {media.fileName}
                </span>
                <span className="truncate text-xs text-ink-subtle">{fileFacts(media)}</span>
                <span className="mt-1 flex min-h-5.5 flex-wrap items-center gap-1.5 text-xs text-ink-subtle">
                  <MediaState media={media} />
                  <span>{usageText(media.usageCount)}</span>
                </span>
              </span>
            </button>
            {onToggle ? (
              <Checkbox
                checked={isSelected}
                onCheckedChange={() => onToggle(media)}
                aria-label={`Select ${media.fileName}`}
                className="absolute top-2 left-2 size-6"
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
