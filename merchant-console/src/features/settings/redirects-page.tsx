import { addRedirect, deleteRedirect, listRedirects, redirectInput, type Redirect } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowRight, CornerUpRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { EmptyState, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { Input } from '../../ui/text-input.js';
import { announce, announceError } from '../../ui/toaster.js';
import { useListState } from '../../ui/use-list-state.js';

const { shape } = redirectInput;

interface Typed {
  path: string;
  target: string;
}

/** A whole address of the shop is understood as its path. */
const pathOf = (text: string): string => (URL.canParse(text) ? new URL(text).pathname : text.trim());

function AddDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const form = useForm<Typed>({ defaultValues: { path: '', target: '' } });
  const { errors } = form.formState;
  const add = useMutation({
    mutationFn: ({ path, target }: Typed) =>
      api.call(addRedirect, { body: { path: pathOf(path), target: pathOf(target) } }),
    onSuccess: async ({ path, target }) => {
      announce(`Visitors of ${path} are sent to ${target}`);
      await queryClient.invalidateQueries({ queryKey: key('redirects') });
      onClose();
    },
  });
  const submit = form.handleSubmit((typed) => add.mutate(typed));
  const rule = (schema: typeof shape.path) => (text: string) => fieldRule(schema)(pathOf(text));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a redirect"
      description="For pages that moved here from another shop system, or addresses on printed matter."
      footer={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button tone="primary" busy={add.isPending} onClick={() => void submit()}>
            Add redirect
          </Button>
        </>
      }
    >
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        {add.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(add.error).advice}
          </Notice>
        ) : null}
        <Field label="From" hint="The old address, such as /collections/mugs." error={errors.path?.message}>
          <Input {...form.register('path', { validate: rule(shape.path) })} className="font-mono text-[0.8125rem]" />
        </Field>
        <Field label="To" hint="Where its visitors are sent, such as /categories/mugs." error={errors.target?.message}>
          <Input
            {...form.register('target', { validate: rule(shape.target) })}
            className="font-mono text-[0.8125rem]"
          />
        </Field>
      </form>
    </Dialog>
  );
}

function useRemove() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: key('redirects') });
  return useMutation({
    mutationFn: ({ path }: Redirect) => api.send(deleteRedirect, { query: { path } }),
    onError: announceError,
    onSuccess: async (_, { path, target }) => {
      const undo = () => void api.call(addRedirect, { body: { path, target } }).then(reload).catch(announceError);
      announce(`${path} is no longer redirected`, undo);
      await reload();
    },
  });
}

function Rows({ rows }: { rows: readonly Redirect[] }) {
  const { can } = useShop();
  const remove = useRemove();
  return (
    <ul className="divide-y divide-line border-t border-line">
      {rows.map((redirect) => (
        <li key={redirect.path} className="flex items-center gap-3 px-4 py-2.5 md:px-5">
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 font-mono text-[0.8125rem]">
            <span className="wrap-anywhere">{redirect.path}</span>
            <ArrowRight className="size-4 text-ink-subtle" role="img" aria-label="leads to" />
            <span className="wrap-anywhere">{redirect.target}</span>
          </span>
          <span className="text-[0.8125rem] whitespace-nowrap text-ink-subtle max-md:hidden">
            <DateTime value={redirect.createdAt} show="day" />
          </span>
          {can('content.write') ? (
            <IconButton label={`Delete the redirect from ${redirect.path}`} onClick={() => remove.mutate(redirect)}>
              <Trash2 />
            </IconButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Addresses that moved: those a changed address left behind, and those the merchant adds. */
export function RedirectsPage() {
  const api = useApi();
  const { key, home, can } = useShop();
  const list = useListState([]);
  const [isAdding, setAdding] = useState(false);
  const redirects = useCursorList(key('redirects', list.q), (cursor) =>
    api.call(listRedirects, { query: { q: list.q || undefined, cursor, limit: 50, include: 'total' } }),
  );
  const add = can('content.write') ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a redirect
    </Button>
  ) : null;
  const empty = (
    <EmptyState icon={CornerUpRight} title="No address has moved yet">
      When you change the address of a page, the old one is kept here and leads to the new one. Add others by hand, say
      of the shop you had before.
    </EmptyState>
  );
  const placeholder = listPlaceholder({ list: redirects, isNarrowed: list.isNarrowed, empty, noun: 'redirects' });
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Redirects" back={{ to: `${home}/settings`, label: 'Settings' }} actions={add} />
      <Card flush>
        <div className="p-3">
          <FilterBar
            search={{ label: 'Search by how an address begins', value: list.q, onChange: list.setQuery }}
            filters={[]}
            onClear={list.clearFilters}
          />
        </div>
        {placeholder ?? <Rows rows={redirects.rows} />}
        <LoadMore
          shown={redirects.rows.length}
          total={redirects.total}
          noun="redirects"
          hasMore={redirects.hasMore}
          loading={redirects.isLoadingMore}
          onLoadMore={redirects.loadMore}
        />
      </Card>
      {isAdding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
