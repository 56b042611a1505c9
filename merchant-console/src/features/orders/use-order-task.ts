import { getOrderTask, startOrderTask, type OrderFilter, type OrderTask, type OrderWork } from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announceError } from '../../ui/toaster.js';

/** Which orders: those named, or all the list would show. */
export type TaskOrders = { ids: string[] } | { filter: OrderFilter };

const isOver = (task: OrderTask | undefined): boolean => task?.state === 'done' || task?.state === 'failed';

/** Starts work on many orders and follows it to its end; what changed is read anew then. */
export function useOrderTask() {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const [taskId, setTaskId] = useState<string>();
  const start = useMutation({
    mutationFn: ({ work, orders }: { work: OrderWork; orders: TaskOrders }) =>
      api.call(startOrderTask, { body: { work, ...orders } }),
    onSuccess: ({ id }) => setTaskId(id),
    onError: announceError,
  });
  const followed = useQuery({
    queryKey: key('order-task', taskId),
    queryFn: async ({ signal }) => {
      const now = await api.call(getOrderTask, { params: { id: taskId ?? '' }, signal });
      if (isOver(now)) void queryClient.invalidateQueries({ queryKey: key('orders') });
      return now;
    },
    enabled: taskId !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 700),
  });
  const task = followed.data ?? (taskId === undefined ? undefined : start.data);
  return {
    task,
    isOver: isOver(task),
    isStarting: start.isPending,
    start: (work: OrderWork, orders: TaskOrders) => start.mutate({ work, orders }),
    forget: () => setTaskId(undefined),
  };
}
