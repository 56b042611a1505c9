import { searchAdmin } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ExternalLink, Inbox, Moon, Plus, Sun, Tag, User } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../client/api-context.js';
import { CommandPalette, type PaletteEntry, type PaletteGroup } from '../ui/command-palette.js';
import { formatMoney } from '../ui/money.js';
import type { Place } from '../ui/shell/navigation.js';
import { chooseTheme } from '../ui/theme/theme-preference.js';
import { useShop } from './session.js';

const found = 5;

function useSearch(q: string, open: boolean) {
  const api = useApi();
  const { key, can } = useShop();
  return useQuery({
    queryKey: key('palette', q),
    enabled: open && q.length > 1 && can('catalog.read'),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(searchAdmin, { query: { q, limit: found }, signal }),
  });
}

function useResultGroups(q: string, open: boolean): { groups: PaletteGroup[]; isFetching: boolean } {
  const { home } = useShop();
  const navigate = useNavigate();
  const { data, isFetching } = useSearch(q, open);
  if (!data || q.length < 2) return { groups: [], isFetching };
  const go = (path: string) => () => void navigate(`${home}/${path}`);
  const orders = data.orders.map((order) => ({
    id: order.id, label: `Order ${order.number}, ${order.customerName}`, detail: formatMoney(order.total), icon: Inbox, run: go(`orders/${order.id}`),
  })); // prettier-ignore
  const products = data.products.map((product) => ({
    id: product.id, label: product.title, detail: product.status, icon: Tag, run: go(`products/${product.id}`),
  })); // prettier-ignore
  const customers = data.customers.map((customer) => ({
    id: customer.id, label: customer.name || customer.email, detail: customer.email, icon: User, run: go(`customers/${customer.id}`),
  })); // prettier-ignore
  const groups = [
    { heading: 'Orders', entries: orders, fromServer: true },
    { heading: 'Products', entries: products, fromServer: true },
    { heading: 'Customers', entries: customers, fromServer: true },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isFetching };
}

function useActions(): PaletteEntry[] {
  const { home, shop, can } = useShop();
  const navigate = useNavigate();
  const add = {
    id: 'new-product',
    label: 'Add a product',
    icon: Plus,
    run: () => void navigate(`${home}/products/new`),
  };
  return [
    ...(can('catalog.write') ? [add] : []),
    {
      id: 'storefront',
      label: 'Open the storefront',
      icon: ExternalLink,
      run: () => void window.open(shop.storefrontUrl, '_blank', 'noreferrer'),
    },
    { id: 'dark', label: 'Use the dark theme', icon: Moon, run: () => chooseTheme('dark') },
    { id: 'light', label: 'Use the light theme', icon: Sun, run: () => chooseTheme('light') },
  ];
}

interface MerchantPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  places: readonly Place[];
}

/** Finds products, orders, customers, pages and actions of the open shop. */
export function MerchantPalette({ open, onOpenChange, places }: MerchantPaletteProps) {
  const [q, setQ] = useState('');
  const navigate = useNavigate();
  const { groups, isFetching } = useResultGroups(q, open);
  const actions = useActions();
  const goTo = places.map(({ to, label, icon, keys }) => ({ id: to, label, icon, keys, run: () => void navigate(to) }));
  return (
    <CommandPalette
      open={open}
      onOpenChange={onOpenChange}
      onSearch={setQ}
      searching={isFetching}
      groups={[...groups, { heading: 'Go to', entries: goTo }, { heading: 'Actions', entries: actions }]}
    />
  );
}
