import type { AdminOrder } from '@smallshop/contract';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { AddressBlock } from '../../ui/address-block.js';
import { Card } from '../../ui/card.js';
import { Money } from '../../ui/money.js';
import { OrderReturnsCard } from '../returns/order-returns-card.js';
import { DocumentsCard } from './documents-card.js';
import { OrderTags } from './order-tags.js';
import { ShipmentsCard } from './shipments-card.js';

const linkLook =
  'block w-fit rounded-sm py-0.5 font-medium text-accent-text underline-offset-2 hover:underline wrap-anywhere';

function CustomerCard({ order: { customer, email } }: { order: AdminOrder }) {
  const { home, can } = useShop();
  const name = customer.name || email;
  return (
    <Card title="Customer">
      <div className="grid gap-0.5 text-sm">
        {customer.id && can('customers.read') ? (
          <Link to={`${home}/customers/${customer.id}`} className={linkLook}>
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        <a
          href={`mailto:${email}`}
          className="block w-fit rounded-sm py-0.5 text-ink-muted wrap-anywhere hover:underline"
        >
          {email}
        </a>
        <span className="text-[0.8125rem] text-ink-subtle">
          {customer.orderCount === 1 ? 'First order' : `${customer.orderCount} orders`}
        </span>
      </div>
    </Card>
  );
}

function PaymentCard({ order: { payment, paymentMethod, source } }: { order: AdminOrder }) {
  return (
    <Card title="Payment">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm [&>dd]:text-right [&>dd]:wrap-anywhere [&>dt]:text-ink-subtle">
        <dt>Method</dt>
        <dd>{paymentMethod}</dd>
        {payment ? (
          <>
            <dt>Status</dt>
            <dd>{payment.status.replaceAll('_', ' ')}</dd>
            <dt>Amount</dt>
            <dd>
              <Money value={payment.amount} />
            </dd>
            {payment.providerPaymentId ? (
              <>
                <dt>Reference</dt>
                <dd className="font-mono text-xs leading-5">{payment.providerPaymentId}</dd>
              </>
            ) : null}
          </>
        ) : null}
        <dt>Came through</dt>
        <dd>{source}</dd>
      </dl>
    </Card>
  );
}

/** Who, where to, how paid, how sent. */
export function OrderSide({ order }: { order: AdminOrder }) {
  const { shippingAddress, billingAddress, shipments } = order;
  const isSame = JSON.stringify(shippingAddress) === JSON.stringify(billingAddress);
  return (
    <div className="grid gap-4">
      {shipments.length > 0 ? <ShipmentsCard order={order} /> : null}
      {shipments.length > 0 ? <OrderReturnsCard orderId={order.id} /> : null}
      <CustomerCard order={order} />
      {shippingAddress ? (
        <Card title="Ships to">
          <AddressBlock address={shippingAddress} />
        </Card>
      ) : null}
      {billingAddress ? (
        <Card title="Bill to">
          {isSame ? (
            <p className="text-sm text-ink-muted">The same address</p>
          ) : (
            <AddressBlock address={billingAddress} />
          )}
        </Card>
      ) : null}
      <PaymentCard order={order} />
      <DocumentsCard order={order} />
      <OrderTags order={order} />
    </div>
  );
}
