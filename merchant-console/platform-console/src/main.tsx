import { platformRefresh } from '@smallshop/contract';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createApiClient } from '../../src/client/api-client.js';
import { createQueryClient } from '../../src/client/query-client.js';
import { ConsoleProviders } from '../../src/ui/console-providers.js';
import { createPlatformRouter } from './router.js';
import './platform.css';

const queryClient = createQueryClient();
const client = createApiClient({
  refresh: platformRefresh,
  onSessionEnded: () => void queryClient.invalidateQueries({ queryKey: ['session'] }),
});
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <ConsoleProviders client={client} queryClient={queryClient}>
      <RouterProvider router={createPlatformRouter()} />
    </ConsoleProviders>
  </StrictMode>,
);
