import {
  issueOrderDocument,
  listOrderDocuments,
  type AdminOrder,
  type IssueDocumentInput,
  type OrderDocument,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, Printer } from 'lucide-react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { saveFile } from '../../client/save-file.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { DateTime } from '../../ui/date-time.js';
import { Money } from '../../ui/money.js';
import { announce, announceError } from '../../ui/toaster.js';

function useDocuments({ id }: AdminOrder) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const queryKey = key('documents', id);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call(listOrderDocuments, { params: { id }, signal }),
  });
  const issue = useMutation({
    mutationFn: (body: IssueDocumentInput) => api.call(issueOrderDocument, { params: { id }, body }),
    onSuccess: async ({ number }) => {
      announce(`${number} issued`);
      await queryClient.invalidateQueries({ queryKey });
    },
    onError: announceError,
  });
  return { documents: list.data?.items, issue };
}

const names = { invoice: 'Invoice', credit_note: 'Credit note' } as const;

const DocumentRow = ({ made }: { made: OrderDocument }) => (
  <li className="flex items-baseline justify-between gap-3">
    <a
      href={made.url}
      target="_blank"
      rel="noreferrer"
      className="min-w-0 rounded-sm py-0.5 font-medium text-accent-text underline-offset-2 wrap-anywhere hover:underline"
    >
      {names[made.kind]} {made.number}
      <span className="block text-[0.8125rem] font-normal text-ink-subtle">
        <DateTime value={made.issuedAt} show="day" />, {made.issuedBy}
      </span>
    </a>
    <Money value={made.total} />
  </li>
);

/** Invoices, credit notes and the packing slip of an order. */
export function DocumentsCard({ order }: { order: AdminOrder }) {
  const { shop, can } = useShop();
  const { documents = [], issue } = useDocuments(order);
  const hasInvoice = documents.some(({ kind }) => kind === 'invoice');
  const credits = order.refunds.filter(
    ({ id, status }) => status === 'succeeded' && !documents.some(({ refundId }) => refundId === id),
  );
  const isOpen = order.lines.some(({ toShipQuantity }) => toShipQuantity > 0);
  const slip = () => {
    const name = `packing-slip-${order.number}.pdf`;
    saveFile(`/api/v1/admin/orders/${order.id}/packing-slip`, shop.slug, name).catch(announceError);
  };
  return (
    <Card title="Documents">
      {documents.length > 0 ? (
        <ul className="mb-3 grid gap-2.5 text-sm">
          {documents.map((made) => (
            <DocumentRow key={made.id} made={made} />
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {can('orders.write') && !hasInvoice && order.status !== 'cancelled' ? (
          <Button size="small" busy={issue.isPending} onClick={() => issue.mutate({ kind: 'invoice' })}>
            <FileText aria-hidden />
            Issue invoice
          </Button>
        ) : null}
        {can('orders.write') && hasInvoice
          ? credits.map(({ id, amount }) => (
              <Button
                key={id}
                size="small"
                busy={issue.isPending}
                onClick={() => issue.mutate({ kind: 'credit_note', refundId: id })}
              >
                <FileText aria-hidden />
                Credit note for <Money value={amount} />
              </Button>
            ))
          : null}
        {isOpen ? (
          <Button size="small" onClick={slip}>
            <Printer aria-hidden />
            Packing slip
          </Button>
        ) : null}
      </div>
      {documents.length === 0 && !isOpen && order.status === 'cancelled' ? (
        <p className="text-sm text-ink-subtle">A cancelled order is not invoiced.</p>
      ) : null}
    </Card>
  );
}
