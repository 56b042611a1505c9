import type { CartReminder } from '@smallshop/contract';
import { ShoppingCart } from 'lucide-react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/feedback.js';
import { listPlaceholder } from '../../ui/list-placeholder.js';
import { formatMoney } from '../../ui/money.js';
import { PageHeader } from '../../ui/page-header.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { LoadMore } from '../../ui/table/load-more.js';
import { ReminderSettingsCard } from './reminder-settings-card.js';
import { useReminders, useReminderSettings, useReminderSummary } from './use-reminders.js';

const looks: Readonly<Record<CartReminder['status'], { label: string; tone: Tone }>> = {
  waiting: { label: 'Waiting', tone: 'info' },
  sent: { label: 'Sent', tone: 'neutral' },
  not_sent: { label: 'Not sent', tone: 'neutral' },
  opened: { label: 'Came back', tone: 'info' },
  recovered: { label: 'Recovered', tone: 'positive' },
};

const contentsOf = ({ items }: CartReminder): string =>
  items.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');

function ReminderItem({ reminder, home }: { reminder: CartReminder; home: string }) {
  const { label, tone } = looks[reminder.status];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-t border-line px-4 py-3 first:border-t-0 md:px-5">
      <span className="truncate text-sm font-medium">{reminder.recipient}</span>
      <span className="text-right">
        <Badge tone={tone}>{label}</Badge>
      </span>
      <span className="line-clamp-2 text-[0.8125rem] wrap-anywhere text-ink-subtle">
        {contentsOf(reminder)} · e-mail {reminder.step}
      </span>
      <span className="text-right text-sm tabular-nums">{formatMoney(reminder.value)}</span>
      <span className="text-[0.8125rem] text-ink-subtle">
        <DateTime value={reminder.createdAt} />
      </span>
      {reminder.order ? (
        <Link
          to={`${home}/orders/${reminder.order.id}`}
          className="rounded-sm text-right text-[0.8125rem] font-medium text-accent-text hover:underline"
        >
          Order {reminder.order.number}, {formatMoney(reminder.order.total)}
        </Link>
      ) : null}
    </li>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="grid content-start gap-1 px-4 py-4 md:px-5">
    <dt className="text-[0.8125rem] font-medium text-ink-muted">{label}</dt>
    <dd className="text-2xl leading-tight font-semibold tracking-[-0.02em] tabular-nums">{value}</dd>
  </div>
);

function Summary() {
  const { data } = useReminderSummary();
  if (!data) return null;
  return (
    <dl
      aria-label="Last 30 days"
      className="grid grid-cols-2 rounded-card border border-line bg-surface shadow-card lg:grid-cols-4"
    >
      <Figure label="Sent in 30 days" value={String(data.sent)} />
      <Figure label="Came back" value={String(data.opened)} />
      <Figure label="Orders recovered" value={String(data.recovered)} />
      <Figure label="Revenue recovered" value={formatMoney(data.revenue)} />
    </dl>
  );
}

const nothingYet = (
  <EmptyState icon={ShoppingCart} title="No reminders yet">
    Turn reminders on, and carts left behind by people you may write to are listed here with what came of each.
  </EmptyState>
);

function ReminderList() {
  const { home } = useShop();
  const reminders = useReminders();
  const placeholder = listPlaceholder({ list: reminders, isNarrowed: false, empty: nothingYet, noun: 'reminders' });
  return (
    <Card flush className="overflow-hidden">
      {placeholder ?? (
        <ul>
          {reminders.rows.map((reminder) => (
            <ReminderItem key={reminder.id} reminder={reminder} home={home} />
          ))}
        </ul>
      )}
      <LoadMore
        shown={reminders.rows.length}
        total={undefined}
        noun="reminders"
        hasMore={reminders.hasMore}
        loading={reminders.isLoadingMore}
        onLoadMore={reminders.loadMore}
      />
    </Card>
  );
}

/** Carts left behind: what reminders brought back, who was reminded, and how. */
export function AbandonedCartsPage() {
  const { can } = useShop();
  const settings = useReminderSettings();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Abandoned carts" subtitle="Carts left behind, and what a reminder brought back." />
      <div className="grid gap-4">
        <Summary />
        <LoadedRecord query={settings} noun="reminders" rows={5}>
          {(read) => <ReminderSettingsCard settings={read} />}
        </LoadedRecord>
        {can('customers.read') ? <ReminderList /> : null}
      </div>
    </div>
  );
}
