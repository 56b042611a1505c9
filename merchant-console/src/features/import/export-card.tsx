import {
  exportProducts,
  listExports,
  type ExportFormat,
  type ProductExport,
  type ProductStatus,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { counted } from '../../ui/counted.js';
import { Checkbox } from '../../ui/checkbox.js';
import { DateTime } from '../../ui/date-time.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/text-input.js';
import { announceError } from '../../ui/toaster.js';
import { formatBytes } from './import-status.js';
import { ProgressBar } from '../../ui/progress-bar.js';

const formats: readonly { value: ExportFormat; label: string }[] = [
  { value: 'csv', label: 'CSV for spreadsheets' },
  { value: 'jsonl', label: 'JSON lines for software' },
  { value: 'shopify', label: 'CSV in Shopify’s columns' },
];

const choices: readonly { value: ProductStatus | ''; label: string }[] = [
  { value: '', label: 'All products' },
  { value: 'active', label: 'Products on sale' },
  { value: 'draft', label: 'Drafts' },
  { value: 'archived', label: 'Archived products' },
];

const isFormat = (value: string): value is ExportFormat => formats.some((format) => format.value === value);
const statusOf = (value: string): ProductStatus | undefined =>
  choices.find((choice) => choice.value === value && choice.value !== '')?.value || undefined;

function useExports() {
  const api = useApi();
  const { key } = useShop();
  const queries = useQueryClient();
  const queryKey = key('exports', 'list');
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call(listExports, { query: { limit: 5 }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'writing') ? 1_000 : false),
  });
  const ask = useMutation({
    mutationFn: (body: { format: ExportFormat; filter: { status?: ProductStatus }; includeIds: boolean }) =>
      api.call(exportProducts, { body }),
    onSuccess: () => void queries.invalidateQueries({ queryKey }),
    onError: announceError,
  });
  return { list, ask };
}

function ExportRow({ made }: { made: ProductExport }) {
  const share = made.total === null || made.total === 0 ? null : made.products / made.total;
  return (
    <li className="grid gap-1.5 border-t border-line py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <p className="truncate text-sm font-medium">{made.fileName}</p>
          <p className="text-[0.8125rem] text-ink-subtle">
            {counted(made.products, 'product')}
            {made.byteSize === null ? '' : `, ${formatBytes(made.byteSize)}`} · <DateTime value={made.createdAt} /> ·{' '}
            {made.createdBy}
          </p>
        </div>
        {made.downloadUrl ? (
          <Button asChild size="small">
            <a href={made.downloadUrl} download={made.fileName} aria-label={`Download ${made.fileName}`}>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        ) : null}
        {made.state === 'failed' ? <Badge tone="critical">Failed</Badge> : null}
      </div>
      {made.state === 'writing' ? <ProgressBar label={`Writing ${made.fileName}`} share={share} /> : null}
    </li>
  );
}

/** Asks for a file of products, and hands out the newest ones. */
export function ExportCard() {
  const { list, ask } = useExports();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [status, setStatus] = useState<ProductStatus | undefined>(undefined);
  const [includeIds, setIncludeIds] = useState(false);
  const start = () => ask.mutate({ format, filter: status ? { status } : {}, includeIds });
  return (
    <Card title="Export" description="To edit in a spreadsheet and import again, or to take elsewhere.">
      <div className="grid gap-3">
        <Field label="Products">
          <Select value={status ?? ''} onChange={(event) => setStatus(statusOf(event.target.value))}>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Format">
          <Select value={format} onChange={(event) => isFormat(event.target.value) && setFormat(event.target.value)}>
            {formats.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {format === 'shopify' ? null : (
          <label className="flex items-start gap-2.5 text-sm">
            <Checkbox
              checked={includeIds}
              onCheckedChange={(checked) => setIncludeIds(checked === true)}
              className="mt-0.5"
            />
            <span>
              With ids
              <span className="block text-[0.8125rem] text-ink-subtle">
                To change SKUs or slugs in the file; not for another shop.
              </span>
            </span>
          </label>
        )}
        <Button busy={ask.isPending} onClick={start} className="justify-self-start">
          Export products
        </Button>
      </div>
      {list.data && list.data.items.length > 0 ? (
        <ul className="mt-4" aria-label="Exports">
          {list.data.items.map((made) => (
            <ExportRow key={made.id} made={made} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
