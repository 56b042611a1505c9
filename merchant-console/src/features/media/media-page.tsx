import { getMediaTotals, type Media } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { Images, LayoutGrid, Link2, List } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { EmptyState } from '../../ui/feedback.js';
import { FilterBar, type Filter } from '../../ui/filter-bar.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { BulkBar } from '../../ui/table/bulk-bar.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Select } from '../../ui/text-input.js';
import { useAddress } from '../../ui/use-address.js';
import { useListState } from '../../ui/use-list-state.js';
import { ViewTabs, type View } from '../../ui/view-tabs.js';
import { AddFromUrl } from './add-from-url.js';
import { BulkDelete } from './bulk-delete.js';
import { DropZone } from './drop-zone.js';
import { formatBytes } from './format-bytes.js';
import { MediaDrawer } from './media-drawer.js';
import { MediaRows } from './media-rows.js';
import { MediaTiles } from './media-tiles.js';
import { UploadButton } from './upload-button.js';
import { UploadList } from './upload-list.js';
import { useMediaList } from './use-media-list.js';
import { useUploads } from './use-uploads.js';

const filterIds = ['kind', 'usage', 'state'] as const;

const views: readonly View[] = [
  { label: 'All', filters: {} },
  { label: 'Pictures', filters: { kind: 'image' } },
  { label: 'Digital files', filters: { kind: 'file' } },
  { label: 'Not used', filters: { usage: 'unused' } },
];

const options: Readonly<Record<(typeof filterIds)[number], Filter['options']>> = {
  kind: [{ value: 'image', label: 'Pictures' }, { value: 'file', label: 'Digital files' }],
  usage: [{ value: 'used', label: 'Used' }, { value: 'unused', label: 'Not used' }],
  state: [{ value: 'processing', label: 'Being prepared' }, { value: 'failed', label: 'Failed' }, { value: 'ready', label: 'Ready' }],
}; // prettier-ignore
const labels = { kind: 'Kind', usage: 'Use', state: 'State' } as const;

const sorts = [
  ['-createdAt', 'Newest first'],
  ['createdAt', 'Oldest first'],
  ['fileName', 'Name, A to Z'],
  ['-fileName', 'Name, Z to A'],
  ['-byteSize', 'Largest first'],
  ['byteSize', 'Smallest first'],
] as const;

function Stored() {
  const api = useApi();
  const { key } = useShop();
  const totals = useQuery({ queryKey: key('media', 'totals'), queryFn: ({ signal }) => api.call(getMediaTotals, { signal }) });
  if (!totals.data) return null;
  const { storedBytes, quotaBytes } = totals.data;
  return <p className="text-[0.8125rem] text-ink-subtle tabular-nums">{formatBytes(storedBytes)} of {formatBytes(quotaBytes)} used</p>;
} // prettier-ignore

function useSelection(rows: readonly Media[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = ({ id }: Media) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  return { ids, toggle, clear: () => setIds(new Set()), rows: rows.filter(({ id }) => ids.has(id)) };
}

/** Which file is open, and how the list looks: both in the address, so that Back and links work. */
function usePlace() {
  const { params, change } = useAddress();
  return {
    openId: params.get('file') ?? undefined,
    open: (file: string | undefined) => change({ file }, { replace: file === undefined }),
    isList: params.get('view') === 'list',
    setList: (isList: boolean) => change({ view: isList ? 'list' : undefined }, { replace: true }),
  };
}

function Toolbar({ list, place }: { list: ReturnType<typeof useListState>; place: ReturnType<typeof usePlace> }) {
  const filters = filterIds.map((id) => ({
    ...{ id, label: labels[id], options: options[id], value: list.filter(id) },
    onChange: (value: string | undefined) => list.setFilter(id, value),
  }));
  const search = { label: 'Search by name or alt text', value: list.q, onChange: list.setQuery };
  return (
    <div className="flex flex-wrap items-start gap-2 p-3">
      <div className="min-w-0 flex-1 basis-64"><FilterBar search={search} filters={filters} onClear={list.clearFilters} /></div>
      <Select aria-label="Order" className="w-auto" value={list.sort ?? '-createdAt'} onChange={({ target }) => list.setSort(target.value)}>
        {sorts.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </Select>
      <div role="group" aria-label="Layout" className="flex">
        <IconButton label="Pictures" aria-pressed={!place.isList} tone={place.isList ? 'quiet' : 'secondary'} onClick={() => place.setList(false)}><LayoutGrid /></IconButton>
        <IconButton label="List" aria-pressed={place.isList} tone={place.isList ? 'secondary' : 'quiet'} onClick={() => place.setList(true)}><List /></IconButton>
      </div>
    </div>
  ); // prettier-ignore
}

/** Files a person drops or chooses: pictures are shown to shoppers, everything else is sold as a download. */
const kindOf = (file: File) => (file.type.startsWith('image/') && file.type !== 'image/svg+xml' ? 'image' : 'file');

function Body({
  list,
  place,
  media,
}: {
  list: ReturnType<typeof useListState>;
  place: ReturnType<typeof usePlace>;
  media: ReturnType<typeof useMediaList>;
}) {
  const { can } = useShop();
  const selection = useSelection(media.rows);
  const mayWrite = can('catalog.write');
  const empty = (
    <EmptyState icon={Images} title="No files yet">
      Drop pictures anywhere on this page, or upload them. They can be used by any number of products.
    </EmptyState>
  );
  const placeholder = listPlaceholder({ list: media, isNarrowed: list.isNarrowed, empty, noun: 'files' });
  const Rows = place.isList ? MediaRows : MediaTiles;
  return (
    <div className="rounded-card border border-line bg-surface shadow-card">
      <Toolbar list={list} place={place} />
      <div className="border-t border-line">
        {placeholder ?? <Rows rows={media.rows} selected={selection.ids} {...(mayWrite ? { onToggle: selection.toggle } : {})} onOpen={({ id }) => place.open(id)} verb="Open" />}
      </div>
      <LoadMore shown={media.rows.length} total={media.total} noun="files" hasMore={media.hasMore} loading={media.isLoadingMore} onLoadMore={media.loadMore} />
      {selection.rows.length > 0 ? (
        <BulkBar count={selection.rows.length} onClear={selection.clear}>
          <BulkDelete media={selection.rows} onDone={selection.clear} />
        </BulkBar>
      ) : null}
    </div>
  ); // prettier-ignore
}

/** All files of the shop: upload, search, filters, order, use, and everything about one of them in a drawer. */
export function MediaPage() {
  const { can } = useShop();
  const list = useListState(filterIds);
  const place = usePlace();
  const [isAdding, setAdding] = useState(false);
  const uploads = useUploads();
  const wanted = Object.fromEntries(filterIds.map((id) => [id, list.filter(id)]));
  const media = useMediaList({ q: list.q || undefined, sort: list.sort, ...wanted });
  const add = (files: readonly File[]) => {
    for (const kind of ['image', 'file'] as const) uploads.queue.add(files.filter((file) => kindOf(file) === kind), kind); // prettier-ignore
  };
  const actions = can('catalog.write') ? (
    <>
      <Button onClick={() => setAdding(true)}>
        <Link2 aria-hidden />
        Add from web
      </Button>
      <UploadButton tone="primary" onFiles={add}>
        Upload files
      </UploadButton>
    </>
  ) : null;
  return (
    <DropZone onFiles={add} hint="Drop files to add them to the library" disabled={!can('catalog.write')} className="min-h-[70vh]">
      <PageHeader title="Media" actions={actions} />
      <UploadList tasks={uploads.tasks} queue={uploads.queue} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4"><ViewTabs views={views} filterIds={filterIds} /><Stored /></div>
      <Body list={list} place={place} media={media} />
      {place.openId ? <MediaDrawer key={place.openId} id={place.openId} onClose={() => place.open(undefined)} /> : null}
      {isAdding ? <AddFromUrl onClose={() => setAdding(false)} onAdded={({ id }) => place.open(id)} /> : null}
    </DropZone>
  ); // prettier-ignore
}
