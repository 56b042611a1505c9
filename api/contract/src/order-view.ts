import { z } from 'zod';
import { defineOperation } from './operation.js';
import { adminOrderListQuery } from './order.js';
import { orderFilterSchema } from './order-task.js';
import { idSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

export const orderViewInput = z.strictObject({
  name: textLine(40),
  filter: orderFilterSchema,
  sort: adminOrderListQuery.shape.sort,
  isShared: z.boolean().default(false).meta({ description: 'Whether everybody who sees orders sees it too' }),
});
export type OrderViewInput = z.infer<typeof orderViewInput>;

export const orderViewSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    filter: orderFilterSchema,
    sort: z.enum(['number', '-number', 'total', '-total']),
    isShared: z.boolean(),
    isOwn: z.boolean().meta({ description: 'Only its owner changes it' }),
    owner: z.string(),
    version: versionSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'OrderView' });
export type OrderView = z.infer<typeof orderViewSchema>;

/** Views one member of staff keeps at most. */
export const maxOrderViews = 50;

const tag = 'Orders (staff)';
const byId = z.strictObject({ id: idSchema });
export const listOrderViews = defineOperation({
  id: 'listOrderViews',
  method: 'GET',
  path: '/admin/order-views',
  tag,
  summary: 'One’s own saved views of the orders and those others share, by name',
  access: 'orders.read',
  response: z.strictObject({ items: z.array(orderViewSchema) }),
});
export const createOrderView = defineOperation({
  id: 'createOrderView',
  method: 'POST',
  path: '/admin/order-views',
  tag,
  summary: 'Keep filters and order of the list under a name; for people, not for API keys',
  access: 'orders.read',
  body: orderViewInput,
  status: 201,
  response: orderViewSchema,
  versioned: true,
  refusals: ['order_view.exists', 'order_view.too_many', 'auth.forbidden'],
});
export const updateOrderView = defineOperation({
  id: 'updateOrderView',
  method: 'PUT',
  path: '/admin/order-views/{id}',
  tag,
  summary: 'Change one of one’s own views',
  access: 'orders.read',
  params: byId,
  body: orderViewInput,
  response: orderViewSchema,
  versioned: true,
  refusals: ['order_view.not_found', 'order_view.not_yours', 'order_view.exists', 'precondition.failed'],
});
export const deleteOrderView = defineOperation({
  id: 'deleteOrderView',
  method: 'DELETE',
  path: '/admin/order-views/{id}',
  tag,
  summary: 'Remove one of one’s own views',
  access: 'orders.read',
  params: byId,
  refusals: ['order_view.not_found', 'order_view.not_yours'],
});
