import { getStaffProfile, staffLogout, type Membership, type Permission, type StaffProfile } from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError } from '../client/api-error.js';
import { useApi } from '../client/api-context.js';
import { ErrorState } from '../ui/feedback.js';
import { OpeningConsole } from '../ui/opening-console.js';

const SessionContext = createContext<StaffProfile | undefined>(undefined);
const ShopContext = createContext<Membership | undefined>(undefined);

/** The signed-in staff account. @throws outside `RequireSession` */
export function useSession(): StaffProfile {
  const profile = useContext(SessionContext);
  if (!profile) throw new Error('RequireSession is missing above this component.');
  return profile;
}

/** Gives the shop one works in to a subtree. */
export const ShopProvider = ShopContext.Provider;

/** The shop one works in, its query-key prefix, and what one may do there. @throws outside a shop's routes */
export function useShop() {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('ShopProvider is missing above this component.');
  return {
    shop,
    home: `/s/${shop.slug}`,
    /** A key for the query cache that no other shop shares. */
    key: (...parts: readonly unknown[]) => ['shop', shop.slug, ...parts],
    can: (permission: Permission) => shop.permissions.includes(permission),
  };
}

/** Loads who is signed in; sends everybody else to the sign-in page and back afterwards. */
export function RequireSession({ children }: { children: ReactNode }) {
  const api = useApi();
  const location = useLocation();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => api.call(getStaffProfile, { signal }),
    staleTime: 5 * 60_000,
  });
  if (session.error instanceof ApiError && session.error.status === 401) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  if (session.error && !session.data) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) return <OpeningConsole />;
  return <SessionContext value={session.data}>{children}</SessionContext>;
}

/** Ends the session here and forgets everything that was loaded. */
export function useSignOut(): () => Promise<void> {
  const api = useApi();
  const queryClient = useQueryClient();
  return async () => {
    // Even when the server does not answer, nothing of the shop may stay on a shared screen.
    await api.send(staffLogout, { body: {} }).catch(() => undefined);
    queryClient.clear();
    location.assign('/sign-in');
  };
}
