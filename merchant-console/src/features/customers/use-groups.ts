import { deleteCustomerGroup, getCustomerGroup, listCustomerGroups } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce, announceError } from '../../ui/toaster.js';

/** All groups of the shop. */
export function useGroups() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('customer-groups', 'all'),
    queryFn: ({ signal }) => api.call(listCustomerGroups, { signal }),
  });
}

/** One group. */
export function useGroup(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('customer-groups', 'one', id),
    queryFn: ({ signal }) => api.call(getCustomerGroup, { params: { id }, signal }),
  });
}

/** Deletes a group and goes back to the list. */
export function useDeleteGroup(id: string) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteCustomerGroup, { params: { id } }),
    onSuccess: () => {
      announce('Group deleted');
      queryClient.removeQueries({ queryKey: key('customer-groups', 'one', id) });
      void queryClient.invalidateQueries({ queryKey: key('customer-groups', 'all') });
      void navigate(`${home}/customers/groups`);
    },
    onError: announceError,
  });
}
