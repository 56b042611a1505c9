import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ApiClient } from '../client/api-client.js';
import { ApiContext } from '../client/api-context.js';
import { ShortcutsProvider } from './shortcuts/shortcuts.js';
import { Toaster } from './toaster.js';

interface ConsoleProvidersProps {
  client: ApiClient;
  queryClient: QueryClient;
  children: ReactNode;
}

/** Everything the components of `ui` rely on; once around a console. */
export function ConsoleProviders({ client, queryClient, children }: ConsoleProvidersProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext value={client}>
        <ShortcutsProvider>
          <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
            {children}
            <Toaster />
          </Tooltip.Provider>
        </ShortcutsProvider>
      </ApiContext>
    </QueryClientProvider>
  );
}
