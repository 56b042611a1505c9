import {
  addGroupMembers,
  listGroupMembers,
  removeGroupMember,
  type CustomerGroup,
  type GroupMember,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';
import { Avatar } from '../../ui/avatar.js';
import { Button, IconButton } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { announce, announceError } from '../../ui/toaster.js';
import { CustomerPicker } from './customer-picker.js';
import { GroupDialog } from './group-dialog.js';
import { useDeleteGroup, useGroup } from './use-groups.js';

function useMembers(id: string) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: key('customer-groups') });
  const list = useCursorList(key('customer-groups', 'members', id), (cursor) =>
    api.call(listGroupMembers, {
      params: { id },
      query: { limit: 50, include: 'total', ...(cursor ? { cursor } : {}) },
    }),
  );
  const add = useMutation({
    mutationFn: (customerId: string) =>
      api.call(addGroupMembers, { params: { id }, body: { customerIds: [customerId] } }),
    onSuccess: () => void refresh(),
    onError: announceError,
  });
  const remove = useMutation({
    mutationFn: ({ id: customerId }: GroupMember) => api.send(removeGroupMember, { params: { id, customerId } }),
    onSuccess: (_nothing, { name, email }) => {
      announce(`${name || email} taken out`);
      void refresh();
    },
    onError: announceError,
  });
  return { list, add, remove };
}

function Member({ member, onRemove }: { member: GroupMember; onRemove: (() => void) | undefined }) {
  const { home } = useShop();
  const name = member.name || member.email;
  return (
    <li className="flex items-center gap-3 border-t border-line px-4 py-2.5 md:px-5">
      <Avatar name={name} className="size-9" />
      <span className="min-w-0 flex-1 text-sm">
        <Link
          to={`${home}/customers/${member.id}`}
          className="block w-fit truncate rounded-sm font-medium hover:underline"
        >
          {name}
        </Link>
        <span className="block truncate text-[0.8125rem] text-ink-subtle">
          {member.email}
          {member.hasAccount ? '' : ' · no account yet: pays the usual prices until they sign in'}
        </span>
      </span>
      {onRemove ? (
        <IconButton label={`Take ${name} out of the group`} onClick={onRemove}>
          <X />
        </IconButton>
      ) : null}
    </li>
  );
}

function Members({ group }: { group: CustomerGroup }) {
  const { can } = useShop();
  const { list, add, remove } = useMembers(group.id);
  const mayWrite = can('customers.write');
  return (
    <Card title="Customers" flush>
      {mayWrite ? (
        <div className="px-4 pb-3 md:px-5">
          <CustomerPicker onPick={({ id }) => add.mutate(id)} />
        </div>
      ) : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {list.isLoading ? <LoadingBlock label="Loading the customers" rows={4} className="p-5" /> : null}
      {!list.isLoading && !list.error && list.rows.length === 0 ? (
        <p className="border-t border-line px-4 py-8 text-center text-sm text-ink-muted">
          Nobody is in this group yet.
        </p>
      ) : null}
      <ul>
        {list.rows.map((member) => (
          <Member key={member.id} member={member} onRemove={mayWrite ? () => remove.mutate(member) : undefined} />
        ))}
      </ul>
      <LoadMore
        shown={list.rows.length}
        total={list.total}
        noun="customers"
        hasMore={list.hasMore}
        loading={list.isLoadingMore}
        onLoadMore={list.loadMore}
      />
    </Card>
  );
}

function GroupActions({ group }: { group: CustomerGroup }) {
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const remove = useDeleteGroup(group.id);
  return (
    <>
      <Button onClick={() => setOpen('delete')}>Delete</Button>
      <Button onClick={() => setOpen('edit')}>Edit</Button>
      {open === 'edit' ? <GroupDialog group={group} onClose={() => setOpen(undefined)} /> : null}
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={() => setOpen(undefined)}
        title={`Delete ${group.name}?`}
        description="Its customers stay. A group that a price list is for cannot be deleted."
        keepLabel="Keep it"
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        onConfirm={() => {
          remove.mutate();
          setOpen(undefined);
        }}
      />
    </>
  );
}

/** One group: who is in it. */
export function GroupPage() {
  const { id = '' } = useParams();
  const { home, can } = useShop();
  const group = useGroup(id);
  if (!group.data) {
    const error = group.error ? <ErrorState error={group.error} onRetry={() => void group.refetch()} /> : null;
    return <Card>{error ?? <LoadingBlock label="Loading the group" rows={6} />}</Card>;
  }
  return (
    <>
      <PageHeader
        title={group.data.name}
        subtitle={group.data.description}
        back={{ to: `${home}/customers/groups`, label: 'Groups' }}
        actions={can('customers.write') ? <GroupActions group={group.data} /> : null}
      />
      <Members group={group.data} />
    </>
  );
}
