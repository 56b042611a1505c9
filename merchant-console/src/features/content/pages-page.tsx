import { adminPageListQuery, listAdminPages, type AdminPageRow } from '@smallshop/contract';
import { FileText, Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button } from '../../ui/button.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcut } from '../../ui/shortcuts/shortcuts.js';
import type { Column } from '../../ui/table/data-table.js';
import { ListTable } from '../../ui/table/list-table.js';
import { useListState } from '../../ui/use-list-state.js';
import { VisibilityBadge } from '../../ui/visibility-badge.js';

const columnsFor = (home: string): Column<AdminPageRow>[] => [
  {
    id: 'title', header: 'Page', fixed: true,
    cell: ({ id, title, slug }) => (
      <span className="min-w-0">
        <Link to={`${home}/pages/${id}`} className="line-clamp-1 w-fit rounded-sm font-medium wrap-anywhere hover:underline">{title}</Link>
        <span className="line-clamp-1 font-mono text-xs text-ink-subtle">/pages/{slug}</span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ isPublished }) => <VisibilityBadge isPublished={isPublished} /> },
  { id: 'updated', header: 'Changed', cell: ({ updatedAt }) => <span className="whitespace-nowrap text-ink-muted"><DateTime value={updatedAt} /></span> },
]; // prettier-ignore

const PageCard = ({ page, home }: { page: AdminPageRow; home: string }) => (
  <Link to={`${home}/pages/${page.id}`} className="flex items-center gap-3 rounded-control">
    <span className="min-w-0 flex-1">
      <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{page.title}</span>
      <span className="block truncate font-mono text-xs text-ink-subtle">/pages/{page.slug}</span>
    </span>
    <VisibilityBadge isPublished={page.isPublished} />
  </Link>
);

function AddPage() {
  const { home } = useShop();
  const navigate = useNavigate();
  const to = `${home}/pages/new`;
  useShortcut({ keys: 'n', label: 'Add a page', group: 'This page', run: () => void navigate(to) });
  return (
    <Button asChild tone="primary">
      <Link to={to}>
        <Plus aria-hidden />
        Add a page
      </Link>
    </Button>
  );
}

function usePages(list: ReturnType<typeof useListState>) {
  const api = useApi();
  const { key } = useShop();
  const wanted = { q: list.q || undefined };
  return useCursorList(key('pages', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 50, include: 'total' };
    const query = adminPageListQuery.safeParse({ ...wanted, ...page }).data ?? adminPageListQuery.parse(page);
    return api.call(listAdminPages, { query });
  });
}

/** All content pages of the shop, by title. */
export function PagesPage() {
  const { home, can } = useShop();
  const list = useListState([]);
  const pages = usePages(list);
  const add = can('content.write') ? <AddPage /> : null;
  const empty = (
    <EmptyState icon={FileText} title="No pages yet" action={add}>
      Say who you are, how you ship and how returns work. Menus lead shoppers to your pages.
    </EmptyState>
  );
  return (
    <>
      <PageHeader title="Pages" actions={add} />
      <ListTable
        name="pages"
        label="Pages"
        state={list}
        list={pages}
        noun="pages"
        searchLabel="Search pages"
        columns={columnsFor(home)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `${home}/pages/${id}`}
        card={(page) => <PageCard page={page} home={home} />}
        empty={empty}
      />
    </>
  );
}
