import { getPlatformShop, type PlatformShop } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApi } from '../../../src/client/api-context.js';
import { Button } from '../../../src/ui/button.js';
import { Card } from '../../../src/ui/card.js';
import { DateTime } from '../../../src/ui/date-time.js';
import { ErrorState, LoadingBlock, Notice } from '../../../src/ui/feedback.js';
import { PageHeader } from '../../../src/ui/page-header.js';
import { DoorDialog } from './door-dialog.js';
import { ShopBadge } from './shop-status.js';

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-t border-line py-2.5 text-sm first:border-t-0 sm:grid-cols-[9rem_1fr]">
      <dt className="text-ink-subtle">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

function Facts({ shop }: { shop: PlatformShop }) {
  return (
    <Card title="Shop">
      <dl>
        <Fact term="Owner">
          {shop.owner ? (
            <>
              {shop.owner.name},{' '}
              <a
                href={`mailto:${shop.owner.email}`}
                className="rounded-sm font-medium text-accent-text hover:underline"
              >
                {shop.owner.email}
              </a>
            </>
          ) : (
            'None'
          )}
        </Fact>
        <Fact term="Plan">
          <span className="capitalize">{shop.plan}</span>
        </Fact>
        <Fact term="Theme">
          <span className="capitalize">{shop.themeId}</span>
        </Fact>
        <Fact term="Market">{`${shop.country}, ${shop.currency}, ${shop.locale}`}</Fact>
        <Fact term="Opened">
          <DateTime value={shop.createdAt} />
        </Fact>
      </dl>
    </Card>
  );
}

function Figures({ shop }: { shop: PlatformShop }) {
  const figures = [
    { label: 'Products', value: shop.productCount },
    { label: 'Orders', value: shop.orderCount },
    { label: 'Orders in 30 days', value: shop.orders30d },
  ];
  return (
    <dl className="grid grid-cols-3 divide-x divide-line rounded-card border border-line bg-surface shadow-card">
      {figures.map(({ label, value }) => (
        <div key={label} className="px-4 py-4 md:px-5">
          <dt className="text-[0.8125rem] text-ink-muted">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Addresses({ shop }: { shop: PlatformShop }) {
  return (
    <Card title="Addresses">
      <ul className="grid gap-2 text-sm">
        <li>
          <a
            href={shop.storefrontUrl}
            target="_blank"
            rel="noreferrer"
            className="rounded-sm font-medium text-accent-text wrap-anywhere hover:underline"
          >
            {shop.storefrontUrl}
          </a>
        </li>
        {shop.domains.map((domain) => (
          <li key={domain} className="font-mono text-[0.8125rem] wrap-anywhere text-ink-muted">
            {domain}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ShopDetail({ shop }: { shop: PlatformShop }) {
  const [isAsking, setAsking] = useState(false);
  const isOpen = shop.status === 'active';
  return (
    <>
      <PageHeader
        title={shop.name}
        back={{ to: '/', label: 'Shops' }}
        badges={<ShopBadge status={shop.status} />}
        actions={
          <>
            <Button asChild>
              <a href={shop.storefrontUrl} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden />
                Storefront
              </a>
            </Button>
            <Button tone={isOpen ? 'danger' : 'primary'} onClick={() => setAsking(true)}>
              {isOpen ? 'Suspend' : 'Open again'}
            </Button>
          </>
        }
      />
      <div className="grid gap-4">
        {isOpen ? null : (
          <Notice tone="critical" title="Closed to shoppers">
            {shop.suspendedReason ?? 'No reason was recorded.'}
          </Notice>
        )}
        <Figures shop={shop} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Facts shop={shop} />
          <Addresses shop={shop} />
        </div>
      </div>
      {isAsking ? <DoorDialog shop={shop} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** One shop as the platform sees it. */
export function ShopPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const shop = useQuery({
    queryKey: ['shops', 'one', id],
    queryFn: ({ signal }) => api.call(getPlatformShop, { params: { id }, signal }),
  });
  if (shop.data) return <ShopDetail shop={shop.data} />;
  const error = shop.error ? <ErrorState error={shop.error} onRetry={() => void shop.refetch()} /> : null;
  return <Card>{error ?? <LoadingBlock label="Loading the shop" rows={8} />}</Card>;
}
