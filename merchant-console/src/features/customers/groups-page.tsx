import type { CustomerGroup } from '@smallshop/contract';
import { ChevronRight, Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyState, ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { CustomerTabs } from './customer-tabs.js';
import { GroupDialog } from './group-dialog.js';
import { useGroups } from './use-groups.js';

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

const GroupRow = ({ group, home }: { group: CustomerGroup; home: string }) => (
  <li className="border-t border-line first:border-t-0">
    <Link
      to={`${home}/customers/groups/${group.id}`}
      className="flex items-center gap-3 px-4 py-3 hover:bg-hover md:px-5"
    >
      <span className="min-w-0 flex-1 text-sm">
        <span className="block font-medium wrap-anywhere">{group.name}</span>
        <span className="block text-[0.8125rem] text-ink-subtle wrap-anywhere">
          {group.description || 'No description'}
        </span>
      </span>
      <span className="text-right text-[0.8125rem] text-ink-muted tabular-nums">
        <span className="block">{counted(group.customerCount, 'customer')}</span>
        <span className="block">{counted(group.priceListCount, 'price list')}</span>
      </span>
      <ChevronRight className="size-4 text-ink-subtle" aria-hidden />
    </Link>
  </li>
);

function Groups({ add }: { add: React.ReactNode }) {
  const { home } = useShop();
  const groups = useGroups();
  if (groups.error) return <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />;
  if (!groups.data) return <LoadingBlock label="Loading the groups" rows={4} className="p-5" />;
  if (groups.data.items.length === 0) {
    return (
      <EmptyState icon={UsersRound} title="No groups yet" action={add}>
        A group holds customers who are treated alike: trade, members, friends. Give it a price list and they pay by it.
      </EmptyState>
    );
  }
  return (
    <ul>
      {groups.data.items.map((group) => (
        <GroupRow key={group.id} group={group} home={home} />
      ))}
    </ul>
  );
}

/** Customers who are treated alike. */
export function GroupsPage() {
  const { home, can } = useShop();
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const add = can('customers.write') ? (
    <Button tone="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add a group
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Customers" actions={add} />
      <CustomerTabs />
      <Card flush>
        <Groups add={add} />
      </Card>
      {isAdding ? (
        <GroupDialog
          group={undefined}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => void navigate(`${home}/customers/groups/${id}`)}
        />
      ) : null}
    </>
  );
}
