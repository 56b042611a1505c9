import {
  BadgePercent,
  Boxes,
  ChartNoAxesCombined,
  FileText,
  FolderTree,
  House,
  Images,
  Inbox,
  Languages,
  LibraryBig,
  ListTree,
  Mail,
  PackageOpen,
  Settings,
  ShoppingCart,
  Tag,
  TicketPercent,
  Users,
} from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Outlet, useParams } from 'react-router';
import { ApiContext, useApi } from '../client/api-context.js';
import { ZoneProvider } from '../ui/date-time.js';
import { Notice } from '../ui/feedback.js';
import { AppShell } from '../ui/shell/app-shell.js';
import type { Place } from '../ui/shell/navigation.js';
import { useDashboard } from '../features/dashboard/use-dashboard.js';
import { useRequestedCount } from '../features/returns/use-returns.js';
import { rememberShop } from './last-shop.js';
import { MerchantPalette } from './merchant-palette.js';
import { NotFoundPage } from './not-found-page.js';
import { RequireSession, ShopProvider, useSession, useShop, useSignOut } from './session.js';
import { ShopSwitcher } from './shop-switcher.js';

// On phones, what is on the shelves and what is written about it stand side by side.
const family = 'catalog';

const catalogPlaces = (home: string): Place[] => [
  { to: `${home}/products`, label: 'Products', icon: Tag, keys: 'g p', family },
  {
    to: `${home}/categories`,
    label: 'Categories',
    icon: FolderTree,
    keys: 'g k',
    isPart: true,
    deskOnly: true,
    family,
  },
  {
    to: `${home}/collections`,
    label: 'Collections',
    icon: LibraryBig,
    keys: 'g l',
    isPart: true,
    deskOnly: true,
    family,
  },
  {
    to: `${home}/price-lists`,
    label: 'Price lists',
    icon: BadgePercent,
    keys: 'g r',
    isPart: true,
    deskOnly: true,
    family,
  },
  {
    to: `${home}/inventory`,
    label: 'Inventory',
    icon: Boxes,
    keys: 'g i',
    isPart: true,
    deskOnly: true,
    family,
  },
  {
    to: `${home}/media`,
    label: 'Media',
    icon: Images,
    keys: 'g d',
    isPart: true,
    deskOnly: true,
    family,
  },
];
const contentPlaces = (home: string): Place[] => [
  { to: `${home}/pages`, label: 'Pages', icon: FileText, keys: 'g w', deskOnly: true, family },
  { to: `${home}/menus`, label: 'Menus', icon: ListTree, keys: 'g n', deskOnly: true, family },
];
const translationPlace = (home: string): Place => ({
  to: `${home}/translations`,
  label: 'Translations',
  icon: Languages,
  keys: 'g t',
  deskOnly: true,
  family,
});

const salesPlaces = (home: string, toFulfill: number, requested: number): Place[] => [
  { to: `${home}/orders`, label: 'Orders', icon: Inbox, keys: 'g o', count: toFulfill, family: 'sales' },
  {
    to: `${home}/returns`,
    label: 'Returns',
    icon: PackageOpen,
    keys: 'g u',
    count: requested,
    isPart: true,
    deskOnly: true,
    family: 'sales',
  },
];
const abandonedPlace = (home: string): Place => ({
  to: `${home}/abandoned-carts`,
  label: 'Abandoned carts',
  icon: ShoppingCart,
  keys: 'g a',
  isPart: true,
  deskOnly: true,
  family,
});

function usePlaces(): Place[] {
  const { home, can } = useShop();
  const dashboard = useDashboard();
  const toFulfill = dashboard.data?.toFulfill ?? 0;
  const requested = useRequestedCount();
  return [
    { to: home, label: 'Home', icon: House, keys: 'g h', exact: true, family: 'home' },
    ...(can('orders.read') ? salesPlaces(home, toFulfill, requested) : []),
    ...(can('catalog.read') ? catalogPlaces(home) : []),
    ...(can('content.read') ? contentPlaces(home) : []),
    ...(can('catalog.read') ? [translationPlace(home)] : []),
    ...(can('promotions.read')
      ? [
          { to: `${home}/discounts`, label: 'Discounts', icon: TicketPercent, keys: 'g b', deskOnly: true, family },
          abandonedPlace(home),
        ]
      : []),
    ...(can('customers.read') ? [{ to: `${home}/customers`, label: 'Customers', icon: Users, keys: 'g c' }] : []),
    ...(can('reports.read')
      ? [
          {
            to: `${home}/analytics`,
            label: 'Analytics',
            icon: ChartNoAxesCombined,
            keys: 'g a',
            deskOnly: true,
            family: 'home',
          },
        ]
      : []),
    ...(can('mails.read') ? [{ to: `${home}/mails`, label: 'E-mails', icon: Mail, keys: 'g m', deskOnly: true }] : []),
    ...(can('settings.read') ? [{ to: `${home}/settings`, label: 'Settings', icon: Settings, keys: 'g s' }] : []),
  ];
}

function Frame() {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const { shop } = useShop();
  const { name, email } = useSession();
  const signOut = useSignOut();
  const places = usePlaces();
  return (
    <AppShell
      brand={<ShopSwitcher />}
      places={places}
      account={{ name, email, onSignOut: () => void signOut() }}
      onOpenPalette={() => setPaletteOpen(true)}
    >
      {shop.status === 'suspended' ? (
        <div className="mb-5">
          <Notice tone="critical" title="This shop is suspended">
            Shoppers see a closed door. Write to the platform’s support to open it again.
          </Notice>
        </div>
      ) : null}
      <Outlet />
      <MerchantPalette open={isPaletteOpen} onOpenChange={setPaletteOpen} places={places} />
    </AppShell>
  );
}

function ShopFrame() {
  const { shop: slug } = useParams();
  const { shops } = useSession();
  const api = useApi();
  const shop = shops.find((candidate) => candidate.slug === slug);
  const shopApi = useMemo(() => (slug ? api.forShop(slug) : api), [api, slug]);
  useEffect(() => {
    if (shop) rememberShop(shop.slug);
  }, [shop]);
  if (!shop) return <NotFoundPage />;
  return (
    <ApiContext value={shopApi}>
      <ShopProvider value={shop}>
        <ZoneProvider value={shop.timezone}>
          <Frame key={shop.slug} />
        </ZoneProvider>
      </ShopProvider>
    </ApiContext>
  );
}

/** The frame around every page of a shop. */
export const MerchantShell = () => (
  <RequireSession>
    <ShopFrame />
  </RequireSession>
);
