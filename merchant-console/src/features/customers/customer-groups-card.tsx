import { setCustomerGroups, type AdminCustomer } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { LoadingBlock } from '../../ui/feedback.js';
import { announce, announceError } from '../../ui/toaster.js';
import { useGroups } from './use-groups.js';

function useAssign(customer: AdminCustomer) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useMutation({
    mutationFn: (groupIds: string[]) =>
      api.call(setCustomerGroups, { params: { id: customer.id }, body: { groupIds } }),
    onSuccess: ({ items }) => {
      queryClient.setQueryData(key('customers', 'one', customer.id), { ...customer, groups: items });
      void queryClient.invalidateQueries({ queryKey: key('customer-groups') });
      announce('Groups saved');
    },
    onError: announceError,
  });
}

/** Which groups a customer is in; a tick takes effect at once. */
export function CustomerGroupsCard({ customer }: { customer: AdminCustomer }) {
  const { can, home } = useShop();
  const groups = useGroups();
  const assign = useAssign(customer);
  const own = customer.groups.map(({ id }) => id);
  const toggle = (id: string) => assign.mutate(own.includes(id) ? own.filter((other) => other !== id) : [...own, id]);
  return (
    <Card title="Groups">
      {groups.data === undefined ? <LoadingBlock label="Loading the groups" rows={2} /> : null}
      {groups.data?.items.length === 0 ? (
        <p className="text-sm text-ink-muted">
          There are none.{' '}
          <Link
            to={`${home}/customers/groups`}
            className="rounded-sm font-medium text-accent-text underline underline-offset-2"
          >
            Add a group
          </Link>{' '}
          to give customers prices of their own.
        </p>
      ) : null}
      <ul className="grid gap-2.5">
        {groups.data?.items.map(({ id, name }) => (
          <li key={id}>
            <label className="flex cursor-pointer items-center gap-3 text-sm">
              <Checkbox
                checked={own.includes(id)}
                disabled={!can('customers.write') || assign.isPending}
                onCheckedChange={() => toggle(id)}
              />
              <span className="wrap-anywhere">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  );
}
