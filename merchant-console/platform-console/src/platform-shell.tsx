import { getPlatformProfile, platformLogout } from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, ScrollText, Store } from 'lucide-react';
import { useState } from 'react';
import { Navigate, Outlet, useNavigate } from 'react-router';
import { ApiError } from '../../src/client/api-error.js';
import { useApi } from '../../src/client/api-context.js';
import { ErrorState } from '../../src/ui/feedback.js';
import { OpeningConsole } from '../../src/ui/opening-console.js';
import { AppShell } from '../../src/ui/shell/app-shell.js';
import type { Place } from '../../src/ui/shell/navigation.js';
import { Wordmark } from '../../src/ui/wordmark.js';
import { PlatformPalette } from './platform-palette.js';

const places: readonly Place[] = [
  { to: '/', label: 'Shops', icon: Store, keys: 'g s', exact: true },
  { to: '/shops/new', label: 'Open a shop', icon: Plus, keys: 'g n' },
  { to: '/audit', label: 'Audit log', icon: ScrollText, keys: 'g a' },
];

function useSignOut() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // Even when the server does not answer, nothing may stay on the screen.
    await api.send(platformLogout, { body: {} }).catch(() => undefined);
    await navigate('/sign-in');
    queryClient.clear();
  };
}

// Loud on purpose: what is done here reaches every shop.
const banner = (
  <div className="bg-accent px-4 py-1 text-center text-xs font-medium text-accent-ink">
    Platform console: changes reach other people’s shops
  </div>
);

/** The frame of the platform console; sends everybody who is not signed in to the sign-in page. */
export function PlatformShell() {
  const api = useApi();
  const signOut = useSignOut();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const profile = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => api.call(getPlatformProfile, { signal }),
    staleTime: 5 * 60_000,
  });
  if (profile.error instanceof ApiError && [401, 403].includes(profile.error.status))
    return <Navigate to="/sign-in" replace />;
  if (!profile.data) {
    if (profile.error) return <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />;
    return <OpeningConsole />;
  }
  const { name, email } = profile.data;
  const brand = (
    <div className="p-1.5">
      <Wordmark place="Platform" />
    </div>
  );
  return (
    <AppShell
      brand={brand}
      places={places}
      account={{ name, email, onSignOut: () => void signOut() }}
      onOpenPalette={() => setPaletteOpen(true)}
      banner={banner}
    >
      <Outlet />
      <PlatformPalette open={isPaletteOpen} onOpenChange={setPaletteOpen} places={places} />
    </AppShell>
  );
}
