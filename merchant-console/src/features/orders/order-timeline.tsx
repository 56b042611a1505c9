import type { AdminOrder } from '@smallshop/contract';
import { useRef, type FormEvent } from 'react';
import { useShop } from '../../app/session.js';
import type { Tone } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { Timeline } from '../../ui/timeline.js';
import { useAddNote } from './use-order.js';

type EventKind = AdminOrder['events'][number]['kind'];

const tones: Readonly<Record<EventKind, Tone>> = {
  placed: 'info',
  paid: 'positive',
  payment_pending: 'caution',
  email_sent: 'neutral',
  shipped: 'positive',
  tracked: 'neutral',
  delivered: 'positive',
  note: 'neutral',
  tagged: 'neutral',
  archived: 'neutral',
  unarchived: 'neutral',
  cancelled: 'critical',
  refunded: 'caution',
  refund_failed: 'critical',
  return_requested: 'caution',
  return_approved: 'info',
  return_declined: 'critical',
  return_received: 'info',
  return_ended: 'neutral',
  exchanged: 'positive',
};

function NoteForm({ order }: { order: AdminOrder }) {
  const addNote = useAddNote(order);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const message = String(new FormData(event.currentTarget).get('message')).trim();
    if (message) addNote.mutate(message, { onSuccess: () => form.current?.reset() });
  };
  return (
    <form ref={form} onSubmit={submit} className="mb-5 flex items-end gap-2">
      <Field label="Add a note" className="flex-1" hideLabel>
        <Input name="message" maxLength={1000} required placeholder="Add a note; only your team sees it" />
      </Field>
      <Button type="submit" busy={addNote.isPending}>
        Add note
      </Button>
    </form>
  );
}

/** Everything that happened to the order, with who and when, and a place for notes. */
export function OrderTimeline({ order }: { order: AdminOrder }) {
  const { can } = useShop();
  const entries = order.events.map(({ id, kind, actor, message, createdAt }) => ({
    id,
    at: createdAt,
    by: actor,
    tone: tones[kind],
    ...(kind === 'note' ? { text: 'Wrote a note', note: message } : { text: message }),
  }));
  return (
    <Card title="Timeline">
      {can('orders.write') ? <NoteForm order={order} /> : null}
      <Timeline entries={entries} />
    </Card>
  );
}
