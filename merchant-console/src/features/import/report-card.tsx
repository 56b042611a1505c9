import {
  importOutcomeSchema,
  listImportedProducts,
  listImportImages,
  listImportIssues,
  type ImportedRow,
  type ImportIssue,
  type ImportOutcome,
  type ProductImport,
} from '@smallshop/contract';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Tabs } from '../../ui/tabs.js';
import { Select } from '../../ui/text-input.js';
import { changeText, fieldLabel } from './change-text.js';
import { outcomeLooks } from './import-status.js';

type List<Row> = ReturnType<typeof useCursorList<Row>>;

function Pages<Row>({
  list,
  noun,
  empty,
  children,
}: {
  list: List<Row>;
  noun: string;
  empty: string;
  children: ReactNode;
}) {
  const nothing = <p className="px-4 py-8 text-center text-sm text-ink-muted">{empty}</p>;
  return (
    <>
      {listPlaceholder({ list, isNarrowed: false, empty: nothing, noun }) ?? <ul>{children}</ul>}
      {list.rows.length > 0 ? (
        <LoadMore
          shown={list.rows.length}
          total={list.total}
          noun={noun}
          hasMore={list.hasMore}
          loading={list.isLoadingMore}
          onLoadMore={list.loadMore}
        />
      ) : null}
    </>
  );
}

const undoneTexts = {
  restored: 'As it was',
  deleted: 'Deleted',
  archived: 'Archived, it was ordered',
  kept: 'Left as it is',
} as const;

function ProductItem({ row }: { row: ImportedRow }) {
  const { home, shop } = useShop();
  const { label, tone } = outcomeLooks[row.outcome];
  const isThere = row.productId !== null && (row.outcome === 'update' || row.isApplied) && row.undone !== 'deleted';
  return (
    <li className="border-t border-line px-4 py-2.5 first:border-t-0 md:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 truncate text-sm font-medium">
          {isThere ? (
            <Link to={`${home}/products/${row.productId}`} className="hover:underline">
              {row.title}
            </Link>
          ) : (
            row.title || 'Cannot be read'
          )}
          <span className="ml-2 font-normal text-ink-subtle">row {row.position}</span>
        </p>
        <span className="flex gap-1.5">
          {row.undone ? <Badge>{undoneTexts[row.undone]}</Badge> : null}
          <Badge tone={tone}>{label}</Badge>
        </span>
      </div>
      {row.changes.length > 0 ? (
        <ul className="mt-1 grid gap-0.5 text-[0.8125rem] text-ink-muted">
          {row.changes.map(({ field, sku, before, after }, index) => (
            <li key={index} className="wrap-anywhere">
              <span className="text-ink-subtle">
                {fieldLabel(field)}
                {sku === null ? '' : ` of ${sku}`}:
              </span>{' '}
              <del className="decoration-ink-subtle">{changeText(field, before, shop.currency)}</del>{' '}
              <span className="sr-only">becomes</span>
              <span aria-hidden>→</span>{' '}
              <ins className="font-medium text-ink no-underline">{changeText(field, after, shop.currency)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      {row.kept.length > 0 ? (
        <p className="mt-1 text-[0.8125rem] text-caution">
          Changed since the import and left alone: {row.kept.map(fieldLabel).join(', ')}.
        </p>
      ) : null}
    </li>
  );
}

function ProductList({ one }: { one: ProductImport }) {
  const api = useApi();
  const { key } = useShop();
  const [outcome, setOutcome] = useState<ImportOutcome | undefined>(undefined);
  const list = useCursorList(key('imports', 'report', one.id, 'products', outcome, one.version), (cursor) =>
    api.call(listImportedProducts, { params: { id: one.id }, query: { cursor, outcome, limit: 50 } }),
  );
  return (
    <>
      <Field label="Show" hideLabel className="max-w-56 px-4 pb-3 md:px-5">
        <Select
          value={outcome ?? ''}
          onChange={({ target }) => setOutcome(importOutcomeSchema.safeParse(target.value).data)}
        >
          <option value="">All products</option>
          {importOutcomeSchema.options.map((value) => (
            <option key={value} value={value}>
              {outcomeLooks[value].label} ({one.counts[value]})
            </option>
          ))}
        </Select>
      </Field>
      <Pages list={list} noun="products" empty="No products of this kind.">
        {list.rows.map((row) => (
          <ProductItem key={row.position} row={row} />
        ))}
      </Pages>
    </>
  );
}

const IssueItem = ({ issue }: { issue: ImportIssue }) => (
  <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-3 border-t border-line px-4 py-2.5 text-sm first:border-t-0 md:px-5">
    <span className="text-ink-subtle tabular-nums">Row {issue.row}</span>
    <span className="wrap-anywhere">
      {issue.column === null ? null : <span className="font-medium">{issue.column}: </span>}
      {issue.reason}
    </span>
    <Badge tone={issue.severity === 'error' ? 'critical' : 'caution'}>
      {issue.severity === 'error' ? 'Error' : 'Note'}
    </Badge>
  </li>
);

function IssueList({ one }: { one: ProductImport }) {
  const api = useApi();
  const { key } = useShop();
  const list = useCursorList(key('imports', 'report', one.id, 'issues', one.version), (cursor) =>
    api.call(listImportIssues, { params: { id: one.id }, query: { cursor, limit: 50 } }),
  );
  return (
    <Pages list={list} noun="notes" empty="Nothing to mend: every row can be read.">
      {list.rows.map((issue, index) => (
        <IssueItem key={index} issue={issue} />
      ))}
    </Pages>
  );
}

function FailedImages({ one }: { one: ProductImport }) {
  const api = useApi();
  const { home, key } = useShop();
  const list = useCursorList(key('imports', 'report', one.id, 'images', one.counts.imagesFailed), (cursor) =>
    api.call(listImportImages, { params: { id: one.id }, query: { cursor, limit: 50 } }),
  );
  return (
    <Pages list={list} noun="pictures" empty="Every picture so far was fetched.">
      {list.rows.map(({ url, productId, title, reason }) => (
        <li key={`${productId} ${url}`} className="border-t border-line px-4 py-2.5 text-sm first:border-t-0 md:px-5">
          <Link to={`${home}/products/${productId}`} className="font-medium hover:underline">
            {title || 'A deleted product'}
          </Link>
          <p className="truncate text-[0.8125rem] text-ink-subtle">{url}</p>
          <p className="text-[0.8125rem] text-critical">{reason}</p>
        </li>
      ))}
    </Pages>
  );
}

/** What becomes, or became, of every product of the file. */
export function ReportCard({ one }: { one: ProductImport }) {
  const { images, imagesDone, imagesFailed } = one.counts;
  const pictures = {
    id: 'images',
    label: `Pictures (${imagesDone} of ${images})`,
    content: <FailedImages one={one} />,
  };
  return (
    <Card flush>
      <Tabs
        label="Report"
        tabs={[
          { id: 'products', label: `Products (${one.counts.products})`, content: <ProductList one={one} /> },
          { id: 'issues', label: 'Errors and notes', content: <IssueList one={one} /> },
          ...(images > 0 || imagesFailed > 0 ? [pictures] : []),
        ]}
      />
    </Card>
  );
}
