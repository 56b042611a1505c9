import { createMenu, listAdminMenus, type AdminMenu } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronRight, ListTree, Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { EmptyState, ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { PageHeader } from '../../ui/page-header.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

const checkTitle = fieldRule(createMenu.body.shape.title, 'A menu needs a name.');
const checkHandle = fieldRule(createMenu.body.shape.handle, 'Themes ask for a menu by its handle.');

const linksIn = ({ items }: AdminMenu) => items.flatMap((item) => [item, ...item.children]);
const brokenIn = (menu: AdminMenu): number =>
  linksIn(menu).filter(({ state }) => state === 'missing' || state === 'hidden').length;

function Row({ menu }: { menu: AdminMenu }) {
  const { home } = useShop();
  const [count, broken] = [linksIn(menu).length, brokenIn(menu)];
  return (
    <li>
      <Link to={`${home}/menus/${menu.id}`} className="flex min-h-14 items-center gap-3 px-4 hover:bg-hover md:px-5">
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{menu.title}</span>
          <span className="block truncate font-mono text-xs text-ink-subtle">{menu.handle}</span>
        </span>
        {broken > 0 ? (
          <Badge tone="caution">{broken === 1 ? '1 link leads nowhere' : `${broken} links lead nowhere`}</Badge>
        ) : null}
        <span className="text-[0.8125rem] whitespace-nowrap text-ink-subtle tabular-nums">
          {count === 1 ? '1 link' : `${count} links`}
        </span>
        <ChevronRight className="size-4 text-ink-subtle" aria-hidden />
      </Link>
    </li>
  );
}

function AddMenuDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const [menu, setMenu] = useState({ title: '', handle: '' });
  const [errors, setErrors] = useState<{ title?: string; handle?: string }>({});
  const add = useMutation({
    mutationFn: () => api.call(createMenu, { body: { ...menu, items: [] } }),
    onSuccess: async ({ id, title }) => {
      await queryClient.invalidateQueries({ queryKey: key('menus') });
      announce(`“${title}” is added`);
      await navigate(`${home}/menus/${id}`);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const [title, handle] = [checkTitle(menu.title), checkHandle(menu.handle)];
    setErrors({ ...(title !== true && { title }), ...(handle !== true && { handle }) });
    if (title === true && handle === true) add.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a menu"
      description="The main and the footer menu are shown on every page. Others are for themes and pages that ask for them."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" type="submit" form="add-menu" busy={add.isPending}>
            Add menu
          </Button>
        </>
      }
    >
      <form id="add-menu" noValidate onSubmit={submit} className="grid gap-4">
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <Field label="Name" error={errors.title}>
          <Input value={menu.title} onChange={(event) => setMenu({ ...menu, title: event.target.value })} />
        </Field>
        <Field label="Handle" hint="Lower-case letters, digits and hyphens; it stays." error={errors.handle}>
          <Input
            className="font-mono text-[0.8125rem]"
            value={menu.handle}
            onChange={(event) => setMenu({ ...menu, handle: event.target.value })}
          />
        </Field>
      </form>
    </Dialog>
  );
}

/** All menus of the shop, and how many of their links lead nowhere. */
export function MenusPage() {
  const api = useApi();
  const { key, can } = useShop();
  const [isAdding, setAdding] = useState(false);
  const menus = useQuery({
    queryKey: key('menus', 'list'),
    queryFn: ({ signal }) => api.call(listAdminMenus, { signal }),
  });
  const add = can('content.write') ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a menu
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Menus" actions={add} />
      <Card flush>
        {menus.error ? <ErrorState error={menus.error} onRetry={() => void menus.refetch()} /> : null}
        {menus.isPending ? <LoadingBlock label="Loading menus" rows={4} className="gap-5 p-5" /> : null}
        {menus.data?.items.length === 0 ? (
          <EmptyState icon={ListTree} title="No menus yet" action={add}>
            Add one called main: themes show it at the top of every page.
          </EmptyState>
        ) : null}
        <ul aria-label="Menus" className="divide-y divide-line">
          {menus.data?.items.map((menu) => (
            <Row key={menu.id} menu={menu} />
          ))}
        </ul>
      </Card>
      {isAdding ? <AddMenuDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
