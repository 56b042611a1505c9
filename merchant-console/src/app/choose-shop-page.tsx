import { ChevronRight, Store } from 'lucide-react';
import { Link, Navigate } from 'react-router';
import { Avatar } from '../ui/avatar.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/feedback.js';
import { Wordmark } from '../ui/wordmark.js';
import { lastShop } from './last-shop.js';
import { RequireSession, useSession, useSignOut } from './session.js';

function ShopList() {
  const { shops } = useSession();
  return (
    <Card title="Choose a shop" flush>
      <ul>
        {shops.map((shop) => (
          <li key={shop.shopId} className="border-t border-line first:border-t-0">
            <Link to={`/s/${shop.slug}`} className="flex min-h-16 items-center gap-3 px-4 hover:bg-hover md:px-5">
              <Avatar name={shop.name} className="rounded-control" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{shop.name}</span>
                <span className="block text-[0.8125rem] text-ink-subtle">
                  You are {shop.role === 'owner' ? 'the owner' : `on the team (${shop.role})`}
                </span>
              </span>
              {shop.status === 'suspended' ? <Badge tone="critical">Suspended</Badge> : null}
              <ChevronRight className="size-4 text-ink-subtle" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Choice() {
  const { shops, name } = useSession();
  const signOut = useSignOut();
  const remembered = shops.find(({ slug }) => slug === lastShop());
  const only = shops.length === 1 ? shops[0] : remembered;
  if (only) return <Navigate to={`/s/${only.slug}`} replace />;
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-6 px-4 py-12">
      <Wordmark />
      <h1 className="text-2xl font-semibold tracking-[-0.02em]">Good to see you, {name}</h1>
      {shops.length > 0 ? (
        <ShopList />
      ) : (
        <Card>
          <EmptyState icon={Store} title="No shop yet">
            This account does not belong to a shop. Ask the shop’s owner to add you to the team.
          </EmptyState>
        </Card>
      )}
      <Button tone="quiet" className="justify-self-start" onClick={() => void signOut()}>
        Sign out
      </Button>
    </main>
  );
}

/** The door: straight into the only or last shop, a choice for people with several. */
export const ChooseShopPage = () => (
  <RequireSession>
    <Choice />
  </RequireSession>
);
