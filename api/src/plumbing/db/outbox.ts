import { eventPayloads, type EventPayload, type EventTopic } from '@smallshop/contract';
import type { Statement } from './statement.js';

/** An event as it waits in a transaction for its commit. */
export interface OutboxEvent {
  readonly topic: EventTopic;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly payload: unknown;
}

/** @throws ZodError when the payload is not what the contract says: a bug, and better here than in a worker */
export function outboxEvent<T extends EventTopic>(
  topic: T,
  aggregateId: string,
  payload: EventPayload<T>,
  aggregateVersion: number,
): OutboxEvent {
  return { topic, aggregateId, aggregateVersion, payload: eventPayloads[topic].parse(payload) };
}

/** Writes the events; see OutboxBell for how the relay hears of them. */
export const insertEvents = (tenantId: string, events: readonly OutboxEvent[]): Statement => ({
  name: 'outbox.insert',
  text: `INSERT INTO outbox (tenant_id, topic, aggregate_id, aggregate_version, payload)
    SELECT $1::uuid, e.topic, e."aggregateId", e."aggregateVersion", e.payload
    FROM jsonb_to_recordset($2::jsonb) AS e (topic text, "aggregateId" uuid, "aggregateVersion" bigint, payload jsonb)`,
  values: [tenantId, JSON.stringify(events)],
});
