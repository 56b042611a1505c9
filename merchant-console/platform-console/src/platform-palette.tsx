import { listShops } from '@smallshop/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Store } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../src/client/api-context.js';
import { CommandPalette, type PaletteGroup } from '../../src/ui/command-palette.js';
import type { Place } from '../../src/ui/shell/navigation.js';

interface PlatformPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  places: readonly Place[];
}

/** Finds shops and pages of the platform console. */
export function PlatformPalette({ open, onOpenChange, places }: PlatformPaletteProps) {
  const api = useApi();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const shops = useQuery({
    queryKey: ['palette', q],
    enabled: open && q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.call(listShops, { query: { q, limit: 8 }, signal }),
  });
  const found = q.length > 1 ? (shops.data?.items ?? []) : [];
  const shopEntries = found.map(({ id, name, slug }) => ({
    id,
    label: name,
    detail: slug,
    icon: Store,
    run: () => void navigate(`/shops/${id}`),
  }));
  const goTo = places.map(({ to, label, icon, keys }) => ({ id: to, label, icon, keys, run: () => void navigate(to) }));
  const groups: PaletteGroup[] = [
    ...(shopEntries.length > 0 ? [{ heading: 'Shops', entries: shopEntries, fromServer: true }] : []),
    { heading: 'Go to', entries: goTo },
  ];
  return (
    <CommandPalette
      open={open}
      onOpenChange={onOpenChange}
      onSearch={setQ}
      searching={shops.isFetching}
      groups={groups}
    />
  );
}
