import {
  adjustStock,
  adjustStockInBulk,
  type StockAdjustmentInput,
  type StockAdjustmentsInput,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';

/** Makes every page that shows units ask again. */
export function useStockRefresh() {
  const queryClient = useQueryClient();
  const { key } = useShop();
  return () =>
    Promise.all(
      ['inventory', 'products', 'dashboard'].map((part) => queryClient.invalidateQueries({ queryKey: key(part) })),
    );
}

/** Adds or takes units of one variant. */
export function useAdjust(variantId: string) {
  const api = useApi();
  const refresh = useStockRefresh();
  return useMutation({
    mutationFn: (body: StockAdjustmentInput) => api.call(adjustStock, { params: { id: variantId }, body }),
    onSuccess: () => void refresh(),
  });
}

/** Adds or takes units of many variants at one location: all of them or none. */
export function useAdjustMany() {
  const api = useApi();
  const refresh = useStockRefresh();
  return useMutation({
    mutationFn: (body: StockAdjustmentsInput) => api.call(adjustStockInBulk, { body }),
    onSuccess: () => void refresh(),
  });
}
