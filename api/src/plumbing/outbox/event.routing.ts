import { createHash } from 'node:crypto';
import { eventPayloads, type EventPayload, type EventTopic, type JobPayload } from '@smallshop/contract';
import type { NewJob } from '../queue/queue.js';

/** An event as it stood in the outbox. */
export interface StoredEvent {
  readonly id: number;
  /** When it was written, in microseconds since 1970: ids begin anew when a database does, but queues may outlive it. */
  readonly writtenAt: number;
  readonly shopId: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** Pages made before a picture went may still be shown for a while, and ask for it. */
const discardDelayMs = 24 * 60 * 60_000;

/** How long a checkout holds its stock, and a little for clocks that differ. */
const checkoutHoldMs = 15 * 60_000 + 5_000;

type Routes = { readonly [Topic in EventTopic]: (payload: EventPayload<Topic>, shopId: string) => readonly NewJob[] };

const purge = (shopId: string, tags: string[], isHard: boolean): NewJob => ({
  name: 'purge-storefront',
  payload: { shopId, tags, isHard },
});

const tagged = (noun: string, ids: readonly string[]): string[] => ids.map((id) => `${noun}:${id}`);

const routes: Routes = {
  'product.changed': ({ productId, isHard }, shopId) => [
    purge(shopId, [`product:${productId}`, 'products'], isHard),
    { name: 'match-collections', payload: { shopId, productIds: [productId] } },
    { name: 'index-products', payload: { shopId, productIds: [productId] } },
  ],
  'products.changed': ({ productIds, categoryIds, isHard }, shopId) => [
    purge(
      shopId,
      [
        ...productIds.map((id) => `product:${id}`),
        'products',
        ...(categoryIds.length > 0 ? [...categoryIds.map((id) => `category:${id}`), 'categories'] : []),
      ],
      isHard,
    ),
    { name: 'match-collections', payload: { shopId, productIds } },
    { name: 'index-products', payload: { shopId, productIds } },
  ],
  // The storefront shows availability coarsely: only a document that really changed announces itself and purges pages.
  'stock.changed': ({ variantIds }, shopId) => [
    { name: 'refresh-product-documents', payload: { shopId, variantIds } },
    { name: 'watch-stock', payload: { shopId, variantIds } },
  ],
  'stock.settings_changed': (_payload, shopId) => [{ name: 'watch-stock', payload: { shopId } }],
  'stock.digest_due': ({ day }, shopId) => [mail(shopId, 'low-stock', shopId, day)],
  // Any product may show it.
  'custom_field.changed': (_, shopId) => [{ name: 'refresh-product-documents', payload: { shopId } }],
  // A price list that adjusts everything began, ended or changed.
  'prices.changed': (_, shopId) => [{ name: 'refresh-product-documents', payload: { shopId } }],
  'products.stale': ({ productIds }, shopId) => [
    { name: 'refresh-product-documents', payload: { shopId, productIds } },
    { name: 'match-collections', payload: { shopId, productIds } },
  ],
  'category.changed': ({ categoryId }, shopId) => [
    purge(shopId, [`category:${categoryId}`, 'categories'], false),
    { name: 'index-products', payload: { shopId, categoryId } },
  ],
  'collection.changed': ({ collectionId, rulesChanged }, shopId) => [
    purge(shopId, [`collection:${collectionId}`, 'collections'], false),
    ...(rulesChanged ? [{ name: 'apply-collection-rules', payload: { shopId, collectionId } } as const] : []),
  ],
  'listings.changed': (_, shopId) => [purge(shopId, ['products'], false)],
  'content.changed': ({ tags }, shopId) => [purge(shopId, tags, false)],
  'shop.changed': ({ isHard }, shopId) => [purge(shopId, ['shop'], isHard)],
  'language.changed': ({ locale }, shopId) => [{ name: 'build-language', payload: { shopId, locale } }],
  'order.placed': ({ orderId }, shopId) => [mail(shopId, 'order-confirmation', orderId)],
  'order.shipped': ({ shipmentId }, shopId) => [mail(shopId, 'order-shipped', shipmentId)],
  'order.delivered': ({ shipmentId }, shopId) => [mail(shopId, 'order-delivered', shipmentId)],
  'order.cancelled': ({ orderId }, shopId) => [mail(shopId, 'order-cancelled', orderId)],
  'order.refunded': ({ refundId }, shopId) => [mail(shopId, 'order-refunded', refundId)],
  'return.requested': ({ returnId }, shopId) => [mail(shopId, 'return-requested', returnId)],
  'return.approved': ({ returnId }, shopId) => [mail(shopId, 'return-approved', returnId)],
  'return.declined': ({ returnId }, shopId) => [mail(shopId, 'return-declined', returnId)],
  'return.exchanged': ({ returnId }, shopId) => [mail(shopId, 'return-exchanged', returnId)],
  'return.received': ({ returnId }, shopId) => [mail(shopId, 'return-received', returnId)],
  'order_task.started': ({ taskId }, shopId) => [{ name: 'run-order-task', payload: { shopId, taskId } }],
  'checkout.waiting': ({ checkoutId }, shopId) => [
    { name: 'expire-checkout', payload: { shopId, checkoutId }, delayMs: checkoutHoldMs },
  ],
  'cart.left_behind': ({ reminderId }, shopId) => [mail(shopId, 'cart-reminder', reminderId)],
  'customer.registered': ({ customerId }, shopId) => [mail(shopId, 'welcome', customerId)],
  'import.continued': ({ importId }, shopId) => [{ name: 'import-products', payload: { shopId, importId } }],
  'import.images_waiting': ({ importId }, shopId) => [{ name: 'import-images', payload: { shopId, importId } }],
  'export.asked': ({ exportId }, shopId) => [{ name: 'export-products', payload: { shopId, exportId } }],
  'media.uploaded': ({ mediaId }, shopId) => [{ name: 'derive-media', payload: { shopId, mediaId } }],
  'media.changed': ({ productIds, categoryIds, collectionIds }, shopId) => [
    ...(productIds.length > 0 ? [{ name: 'refresh-product-documents', payload: { shopId, productIds } } as const] : []),
    ...(categoryIds.length > 0 ? [purge(shopId, [...tagged('category', categoryIds), 'categories'], false)] : []),
    ...(collectionIds.length > 0
      ? [purge(shopId, [...tagged('collection', collectionIds), 'collections'], false)]
      : []),
  ],
  'media.discarded': ({ storageKey }, shopId) => [
    { name: 'discard-media', payload: { shopId, storageKey }, delayMs: discardDelayMs },
  ],
};

function mail(
  shopId: string,
  template: JobPayload<'send-mail'>['template'],
  aggregateId: string,
  occasion = aggregateId,
): NewJob {
  return { name: 'send-mail', payload: { shopId, template, aggregateId, dedupeKey: `${template}:${occasion}` } };
}

/** Whatever an event says of an order, it may have changed what the order adds to the shop's figures. */
const foldSales = (shopId: string): NewJob => ({ name: 'fold-sales', payload: { shopId } });

const isTopic = (topic: string): topic is EventTopic => topic in routes;

/** @returns the jobs an event causes; the same event always the same ids, so that a second delivery adds nothing */
export function jobsOf(event: StoredEvent): NewJob[] {
  const { topic } = event;
  if (!isTopic(topic)) throw new Error(`The outbox holds an event of an unknown topic: ${topic}`);
  const caused = [...route(topic, event), ...(topic.startsWith('order.') ? [foldSales(event.shopId)] : [])];
  return caused.map((job, index) => ({ ...job, dedupeId: `ob-${event.id}-${event.writtenAt}-${index}` }));
}

const mostMails = 25;

/**
 * The jobs of a batch of events, the shop's figures brought up to date once, e-mails of one shop put together: at many orders a second, each job costs more than its
 * letter. The id of such a job names its members, so that a second delivery in another company is another job; what it
 * repeats, the e-mails' own keys leave alone.
 */
export function gathered(jobs: readonly NewJob[]): NewJob[] {
  const isMail = (job: NewJob): job is NewJob<'send-mail'> => job.name === 'send-mail';
  const isFolding = (job: NewJob): job is NewJob<'fold-sales'> => job.name === 'fold-sales';
  const byShop = Map.groupBy(jobs.filter(isMail), ({ payload }) => payload.shopId);
  const put = [...byShop.values()].flatMap((mails) => chunks(mails, mostMails).flatMap(together));
  // The last stands for all: in other company after a second delivery, it is another job only if there is more to do.
  const folding = new Map(jobs.filter(isFolding).map((job) => [job.payload.shopId, job]));
  return [...jobs.filter((job) => !isMail(job) && !isFolding(job)), ...put, ...folding.values()];
}

function together(jobs: readonly NewJob<'send-mail'>[]): NewJob[] {
  const [first] = jobs;
  if (first === undefined || jobs.length === 1) return [...jobs];
  const members = jobs.map(({ dedupeId }) => dedupeId).join();
  const mails = jobs.map(({ payload: { shopId: _shop, ...order } }) => order);
  const dedupeId = `ob-${createHash('sha256').update(members).digest('hex')}`;
  return [{ name: 'send-mails', payload: { shopId: first.payload.shopId, mails }, dedupeId }];
}

const chunks = <Item>(items: readonly Item[], most: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, index) => items.slice(index * most, (index + 1) * most));

function route<Topic extends EventTopic>(topic: Topic, { payload, shopId }: StoredEvent): readonly NewJob[] {
  const parsed = eventPayloads[topic].parse(payload) as EventPayload<Topic>;
  return routes[topic](parsed, shopId);
}
