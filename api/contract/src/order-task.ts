import { z } from 'zod';
import { defineOperation } from './operation.js';
import { adminOrderListQuery } from './order.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema } from './primitives.js';

/** Orders one task takes at most. */
export const maxTaskOrders = 10_000;
const tagsInput = z.array(textLine(40)).min(1).max(20);

/** Something done for many orders, each for itself. */
export const orderWorkSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fulfill'), carrier: textLine(60).meta({ description: 'Who takes them all' }) }),
    z.strictObject({ kind: z.literal('mark_paid') }),
    z.strictObject({ kind: z.literal('archive') }),
    z.strictObject({ kind: z.literal('unarchive') }),
    z.strictObject({ kind: z.literal('add_tags'), tags: tagsInput }),
    z.strictObject({ kind: z.literal('remove_tags'), tags: tagsInput }),
    z.strictObject({ kind: z.literal('print'), document: z.enum(['invoice', 'packing_slip']) }),
    z.strictObject({ kind: z.literal('export'), rows: z.enum(['orders', 'lines']) }),
  ])
  .meta({ id: 'OrderWork' });
export type OrderWork = z.infer<typeof orderWorkSchema>;

/** Which orders a list shows, without its page and its order. */
export const orderFilterSchema = adminOrderListQuery.omit({ limit: true, cursor: true, include: true, sort: true });
export type OrderFilter = z.infer<typeof orderFilterSchema>;

export const orderTaskInput = z
  .strictObject({
    work: orderWorkSchema,
    ids: z.array(idSchema).min(1).max(500).optional().meta({ description: 'These orders' }),
    filter: orderFilterSchema
      .optional()
      .meta({ description: `Or all that the list would show, the newest ${maxTaskOrders} at most; empty for all` }),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    message: 'Name the orders, or say which the list would show.',
    path: ['ids'],
  })
  .meta({ examples: [{ work: { kind: 'add_tags', tags: ['gift'] }, ids: ['0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52'] }] });
export type OrderTaskInput = z.infer<typeof orderTaskInput>;

/** An order a task left as it was. */
export const refusedOrderSchema = z
  .strictObject({ orderId: idSchema, number: z.int(), code: z.string(), message: z.string() })
  .meta({ id: 'RefusedOrder' });

export const orderTaskSchema = z
  .strictObject({
    id: idSchema,
    work: orderWorkSchema,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.int().min(0).meta({ description: 'Orders gone through so far' }),
    total: z.int().min(0).nullable().meta({ description: 'Null until it is known' }),
    refused: z.array(refusedOrderSchema).meta({ description: 'Left as they were, and why; the first 500' }),
    refusedCount: z.int().min(0),
    fileName: z.string().nullable(),
    downloadUrl: z.string().nullable().meta({ description: 'Signed, good for an hour; null until there is a file' }),
    createdBy: z.string(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OrderTask' });
export type OrderTask = z.infer<typeof orderTaskSchema>;

const tag = 'Orders (staff)';
export const startOrderTask = defineOperation({
  id: 'startOrderTask',
  method: 'POST',
  path: '/admin/order-tasks',
  tag,
  summary:
    'Do something for many orders: an order that is refused holds up no other. All but `export` needs `orders.write`',
  access: 'orders.read',
  body: orderTaskInput,
  status: 202,
  response: orderTaskSchema,
  idempotency: 'accepted',
});
export const listOrderTasks = defineOperation({
  id: 'listOrderTasks',
  method: 'GET',
  path: '/admin/order-tasks',
  tag,
  summary: 'Tasks of the last days, newest first',
  access: 'orders.read',
  query: pageQuery.omit({ include: true }),
  response: listOf(orderTaskSchema),
});
export const getOrderTask = defineOperation({
  id: 'getOrderTask',
  method: 'GET',
  path: '/admin/order-tasks/{id}',
  tag,
  summary: 'How far a task has come, and its file',
  access: 'orders.read',
  params: z.strictObject({ id: idSchema }),
  response: orderTaskSchema,
  refusals: ['order_task.not_found'],
});
export const downloadOrderFile = defineOperation({
  id: 'downloadOrderFile',
  method: 'GET',
  path: '/order-files/{token}',
  tag,
  summary: 'The file of a task, by its signed link',
  access: 'public',
  params: z.strictObject({ token: z.string().min(16).max(1024) }),
  produces: 'application/octet-stream',
  refusals: ['order_task.not_found'],
});
