import { listCustomFields } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';

/** The shop's custom field definitions, in the merchant's order. */
export function useCustomFields() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({ queryKey: key('custom-fields'), queryFn: ({ signal }) => api.call(listCustomFields, { signal }) });
}
