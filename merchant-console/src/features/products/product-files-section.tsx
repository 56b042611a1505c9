import {
  listProductFiles,
  setProductFiles,
  type AdminProduct,
  type Media,
  type ProductFile,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FilePlus2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Input, Select } from '../../ui/text-input.js';
import { announce, announceError } from '../../ui/toaster.js';
import { DropZone, fileFacts, MediaPicker, MediaThumb, UploadButton, UploadList, useUploads } from '../media/index.js';

function useFiles(productId: string) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const queryKey = key('products', 'files', productId);
  const params = { id: productId };
  const query = useQuery({ queryKey, queryFn: ({ signal }) => api.call(listProductFiles, { params, signal }) });
  const write = useMutation({
    mutationFn: (files: readonly ProductFile[]) => {
      const wanted = files.map(({ media, variantId, downloadLimit }) => ({
        mediaId: media.id,
        variantId,
        downloadLimit,
      }));
      return api.call(setProductFiles, { params, body: { files: wanted } });
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      announce('Files saved');
    },
    onError: announceError,
  });
  return { query, files: query.data?.items ?? [], write };
}

interface RowProps {
  file: ProductFile;
  product: AdminProduct;
  onChange: (change: Partial<ProductFile>) => void;
  onRemove: () => void;
}

const limitOf = (text: string): number | null => {
  const limit = Math.trunc(Number(text));
  return limit >= 1 && limit <= 1000 ? limit : null;
};

function Row({ file: { media, variantId, downloadLimit }, product, onChange, onRemove }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <MediaThumb media={media} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate text-sm font-medium">{media.fileName}</span>
        <span className="block text-[0.8125rem] text-ink-subtle">{fileFacts(media)}</span>
      </span>
      {product.variants.length > 1 ? (
        <Select aria-label={`Sold with, ${media.fileName}`} className="w-40" value={variantId ?? ''} onChange={({ target }) => onChange({ variantId: target.value || null })}>
          <option value="">Every variant</option>
          {product.variants.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </Select>
      ) : null}
      <label className="flex items-center gap-2 text-[0.8125rem] text-ink-muted">
        Downloads
        <Input type="number" min={1} max={1000} placeholder="Any" className="w-20" defaultValue={downloadLimit ?? ''} onBlur={({ target }) => { const limit = limitOf(target.value); if (limit !== downloadLimit) onChange({ downloadLimit: limit }); }} />
      </label>
      <IconButton label={`Take ${media.fileName} off this product`} size="smallIcon" onClick={onRemove}><Trash2 /></IconButton>
    </li>
  ); // prettier-ignore
}

const isSame = (a: ProductFile, b: ProductFile): boolean => a.media.id === b.media.id && a.variantId === b.variantId;

/** Files that buyers of a digital product may download, each for one variant or all, as often as it says; saved at once. */
export function ProductFilesSection({ product }: { product: AdminProduct }) {
  const { query, files, write } = useFiles(product.id);
  const [isPicking, setPicking] = useState(false);
  const add = (media: readonly Media[]) => {
    const fresh = media.map((item) => ({ media: item, variantId: null, downloadLimit: null }));
    write.mutate([...files, ...fresh.filter((file) => !files.some((known) => isSame(known, file)))]);
  };
  const uploads = useUploads((media) => add([media]));
  const upload = (chosen: readonly File[]) => uploads.queue.add(chosen, 'file');
  const change = (at: number, part: Partial<ProductFile>) => write.mutate(files.map((file, index) => (index === at ? { ...file, ...part } : file))); // prettier-ignore
  const actions = (
    <div className="flex flex-wrap gap-2">
      <UploadButton size="small" onFiles={upload}>Upload</UploadButton>
      <Button size="small" onClick={() => setPicking(true)}><FilePlus2 aria-hidden />From the library</Button>
    </div>
  ); // prettier-ignore
  return (
    <DropZone onFiles={upload} hint="Drop files that buyers may download">
      <Card title="Files" description="Buyers get a private link once the order is paid." action={actions}>
        <UploadList tasks={uploads.tasks} queue={uploads.queue} />
        {query.isPending ? <LoadingBlock label="Loading the files" rows={2} /> : null}
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.data && files.length === 0 ? <p className="text-sm text-ink-muted">No files yet: buyers would get nothing to download.</p> : null}
        <ul className="divide-y divide-line">
          {files.map((file, index) => (
            <Row key={`${file.media.id} ${file.variantId}`} file={file} product={product} onChange={(part) => change(index, part)} onRemove={() => write.mutate(files.filter((_, other) => other !== index))} />
          ))}
        </ul>
      </Card>
      {isPicking ? <MediaPicker kind="file" onPick={add} onClose={() => setPicking(false)} /> : null}
    </DropZone>
  ); // prettier-ignore
}
