import type { Operation, OperationId } from '@smallshop/contract';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import type { Attack } from './price-attacks.js';
import type { Victim } from './victim.js';

/** A task, a view and an invoice of an order. @returns their ids */
export async function furnishOrderWork({ database }: TestApp, shop: ShopFacts, orderId: string, secret: string) {
  const { rows } = await database.admin.query<{ orderTask: string; orderView: string; document: string }>(
    `WITH task AS (INSERT INTO order_tasks (tenant_id, work, filter, storage_key, created_by)
        VALUES ($1, '{"kind":"archive"}', '{}', 'sealed/task', $3) RETURNING id),
      view AS (INSERT INTO order_views (tenant_id, account_id, owner, name, filter, sort, is_shared)
        VALUES ($1, uuidv7(), $3, $3, '{}', '-number', true) RETURNING id),
      seller AS (INSERT INTO document_settings (tenant_id, seller, updated_by)
        VALUES ($1, jsonb_build_object('line1', $3::text, 'postalCode', '1', 'city', $3::text, 'country', 'DE'), $3)),
      document AS (INSERT INTO order_documents (tenant_id, kind, sequence, number, order_id, total_minor, currency, content, issued_by, issued_at)
        VALUES ($1, 'invoice', 1, $3, $2, 1, 'EUR', '{}', $3, now()) RETURNING id)
     SELECT task.id AS "orderTask", view.id AS "orderView", document.id AS document FROM task, view, document`,
    [shop.id, orderId, secret],
  );
  if (!rows[0]) throw new Error('Nothing was made.');
  return rows[0];
}

/** Every shop has a main menu and the reports, each its own: their names lead nowhere else. */
const ofEveryShop: ReadonlySet<string> = new Set(['getMenu', 'getReport', 'exportReport']);
/** Whether an operation's parameters point at something one shop has and another has not. */
export const namesARecord = ({ id, params }: Operation): boolean =>
  Object.keys(params.shape).length > 0 && !ofEveryShop.has(id);

const period = '?from=2026-01-01&to=2030-12-31';

/** Attacks on orders, on work on many of them, on reports and on documents. */
export const orderWorkAttacks = ({ ids }: Victim): Partial<Record<OperationId, Attack>> => {
  const order = { id: ids.order };
  const view = { name: 'Mine', filter: {}, sort: '-number' };
  return {
    listAdminOrders: { query: `?customerId=${ids.customer}` },
    getOrder: { params: { id: ids.order } },
    getAdminOrder: { params: { id: ids.order } },
    addOrderNote: { params: { id: ids.order }, body: { message: 'I was here' } },
    createShipment: { params: { orderId: ids.order }, body: { carrier: 'Nobody' } },
    trackShipment: { params: { id: ids.shipment }, body: { carrier: 'Nobody' } },
    deliverShipment: { params: { id: ids.shipment } },
    markOrderPaid: { params: { id: ids.order } },
    setOrderTags: { params: { id: ids.order }, body: { tags: ['mine'] } },
    archiveOrder: { params: { id: ids.order }, body: { isArchived: true } },
    cancelOrder: { params: { id: ids.order }, body: { reason: 'other' } },
    previewRefund: { params: { id: ids.order }, body: { extraMinor: 1, locationId: ids.location } },
    createRefund: { params: { id: ids.order }, body: { extraMinor: 1, locationId: ids.location } },
    getSalesOverview: { query: `${period}&channel=storefront` },
    getReport: { params: { name: 'sales-by-customer' }, query: period },
    exportReport: { params: { name: 'sales-by-product' }, query: period },
    startOrderTask: { body: { work: { kind: 'archive' }, ids: [ids.order] } },
    getOrderTask: { params: { id: ids.orderTask } },
    downloadOrderFile: { params: { token: `${ids.orderTask}.0000000000000000` } },
    createOrderView: { body: view },
    updateOrderView: { params: { id: ids.orderView }, body: view },
    deleteOrderView: { params: { id: ids.orderView } },
    updateDocumentSettings: { body: { line1: 'Mine 1', postalCode: '1', city: 'Mine', country: 'DE' } },
    listOrderDocuments: { params: order },
    issueOrderDocument: { params: order, body: { kind: 'invoice' } },
    downloadDocument: { params: { token: `${ids.document}.0000000000000000` } },
    getPackingSlip: { params: order, query: `?shipmentId=${ids.shipment}` },
  };
};
