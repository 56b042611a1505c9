import type { Media, MediaKind } from '@smallshop/contract';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Input } from '../../ui/text-input.js';
import { DropZone } from './drop-zone.js';
import { MediaTiles } from './media-tiles.js';
import { UploadButton } from './upload-button.js';
import { UploadList } from './upload-list.js';
import { useMediaList } from './use-media-list.js';
import { acceptedImages, useUploads } from './use-uploads.js';

interface MediaPickerProps {
  kind: MediaKind;
  /** At most this many; 1 replaces the choice instead of adding to it. */
  max?: number;
  /** Chosen already elsewhere, and not offered again. */
  without?: readonly string[];
  onPick: (media: readonly Media[]) => void;
  onClose: () => void;
}

const nouns = { image: ['picture', 'pictures'], file: ['file', 'files'] } as const;

function useChoice(max: number) {
  const [chosen, setChosen] = useState<readonly Media[]>([]);
  const toggle = (media: Media) =>
    setChosen((current) => {
      if (current.some(({ id }) => id === media.id)) return current.filter(({ id }) => id !== media.id);
      return max === 1 ? [media] : [...current, media].slice(-max);
    });
  const add = (media: Media) => setChosen((current) => (max === 1 ? [media] : [...current.filter(({ id }) => id !== media.id), media].slice(-max))); // prettier-ignore
  return { chosen, toggle, add };
}

/** Chooses files of the library, or uploads new ones, which are chosen as they arrive. */
export function MediaPicker({ kind, max = 100, without = [], onPick, onClose }: MediaPickerProps) {
  const [q, setQuery] = useState('');
  const { chosen, toggle, add } = useChoice(max);
  const uploads = useUploads(add);
  const media = useMediaList({ kind, q: q.trim() || undefined, sort: '-createdAt' });
  const rows = media.rows.filter(({ id }) => !without.includes(id));
  const [one, many] = nouns[kind];
  const upload = (files: readonly File[]) => uploads.queue.add(files, kind);
  const empty = <EmptyState icon={Images} title={`No ${many} yet`}>Drop {many} here, or upload them.</EmptyState>; // prettier-ignore
  const placeholder = listPlaceholder({ list: { ...media, rows }, isNarrowed: q !== '', empty, noun: many });
  const footer = (
    <>
      <Button onClick={onClose}>Go back</Button>
      <Button tone="primary" disabled={chosen.length === 0} onClick={() => { onPick(chosen); onClose(); }}>
        {chosen.length === 0 ? 'Add' : `Add ${chosen.length} ${chosen.length === 1 ? one : many}`}
      </Button>
    </>
  ); // prettier-ignore
  return (
    <Dialog open onOpenChange={onClose} shape="sheet" title={max === 1 ? `Choose a ${one}` : `Choose ${many}`} footer={footer}>
      <DropZone onFiles={upload} hint={`Drop ${many} to upload them`} className="min-h-full">
        <div className="mb-3 flex gap-2">
          <Input type="search" aria-label="Search by name or alt text" placeholder="Search by name or alt text" value={q} onChange={({ target }) => setQuery(target.value)} />
          <UploadButton {...(kind === 'image' ? { accept: acceptedImages } : {})} multiple={max > 1} onFiles={upload}>Upload</UploadButton>
        </div>
        <UploadList tasks={uploads.tasks} queue={uploads.queue} />
        {placeholder ?? <MediaTiles rows={rows} selected={new Set(chosen.map(({ id }) => id))} onOpen={toggle} verb="Choose" />}
        {rows.length > 0 ? <LoadMore shown={media.rows.length} total={media.total} noun={many} hasMore={media.hasMore} loading={media.isLoadingMore} onLoadMore={media.loadMore} /> : null}
      </DropZone>
    </Dialog>
  ); // prettier-ignore
}
