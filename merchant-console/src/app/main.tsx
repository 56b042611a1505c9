import { staffRefresh } from '@smallshop/contract';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createApiClient } from '../client/api-client.js';
import { createQueryClient } from '../client/query-client.js';
import { ConsoleProviders } from '../ui/console-providers.js';
import { createMerchantRouter } from './router.js';
import './merchant.css';

const queryClient = createQueryClient();
const client = createApiClient({
  refresh: staffRefresh,
  onSessionEnded: () => void queryClient.invalidateQueries({ queryKey: ['session'] }),
});
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <ConsoleProviders client={client} queryClient={queryClient}>
      <RouterProvider router={createMerchantRouter()} />
    </ConsoleProviders>
  </StrictMode>,
);
