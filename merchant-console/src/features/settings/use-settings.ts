import { getShopSettings, updateShopSettings, type ShopSettings, type ShopSettingsInput } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce } from '../../ui/toaster.js';

/** Settings of the open shop. */
export function useSettings() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({ queryKey: key('settings'), queryFn: ({ signal }) => api.call(getShopSettings, { signal }) });
}

/** Saves the settings over the version that was read. */
export function useSaveSettings(read: ShopSettings, onSaved: (saved: ShopSettings) => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useMutation({
    mutationFn: (body: ShopSettingsInput) => api.call(updateShopSettings, { body, ifMatch: read.version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(key('settings'), saved);
      void queryClient.invalidateQueries({ queryKey: ['session'] });
      onSaved(saved);
      announce('Settings saved');
    },
  });
}
