import type { Media } from '@smallshop/contract';
import { Checkbox } from '../../ui/checkbox.js';
import { DateTime } from '../../ui/date-time.js';
import { fileFacts } from './file-facts.js';
import { MediaState, usageText } from './media-state.js';
import { MediaThumb } from './media-thumb.js';

interface MediaRowsProps {
  rows: readonly Media[];
  selected: ReadonlySet<string>;
  onToggle?: (media: Media) => void;
  onOpen: (media: Media) => void;
  /** Says what a press does: "Open", "Choose". */
  verb: string;
}

/** Files as a list, with more of each to read. */
export function MediaRows({ rows, selected, onToggle, onOpen, verb }: MediaRowsProps) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((media) => (
        <li key={media.id} className="flex items-center gap-3 px-3 py-2 hover:bg-hover">
          {onToggle ? (
            <Checkbox
              checked={selected.has(media.id)}
              onCheckedChange={() => onToggle(media)}
              aria-label={`Select ${media.fileName}`}
            />
          ) : null}
          <button
            type="button"
            onClick={() => onOpen(media)}
            className="flex min-w-0 flex-1 items-center gap-3 rounded-control text-left"
          >
            <MediaThumb media={media} className="size-12" />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">
                <span className="sr-only">{verb} </span>
                {media.fileName}
              </span>
              <span className="block truncate text-[0.8125rem] text-ink-subtle">{media.alt || fileFacts(media)}</span>
            </span>
            <MediaState media={media} />
            <span className="w-28 text-right text-[0.8125rem] text-ink-muted max-md:hidden">
              {usageText(media.usageCount)}
            </span>
            <span className="w-48 truncate text-right text-[0.8125rem] text-ink-subtle max-lg:hidden">
              {fileFacts(media)}
            </span>
            <span className="w-32 text-right text-[0.8125rem] whitespace-nowrap text-ink-muted max-lg:hidden">
              <DateTime value={media.createdAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
