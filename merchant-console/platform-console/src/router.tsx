import { createBrowserRouter } from 'react-router';
import { RouteError } from '../../src/ui/error-boundary.js';
import { OpeningConsole } from '../../src/ui/opening-console.js';
import { PlatformShell } from './platform-shell.js';
import { ShopsPage } from './shops/shops-page.js';
import { PlatformSignInPage } from './sign-in-page.js';

/** Every address of the platform console, below `/platform`. */
export const createPlatformRouter = () =>
  createBrowserRouter(
    [
      { path: '/sign-in', Component: PlatformSignInPage },
      {
        path: '/',
        Component: PlatformShell,
        ErrorBoundary: RouteError,
        HydrateFallback: OpeningConsole,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, Component: ShopsPage },
              {
                path: 'shops/new',
                lazy: async () => ({ Component: (await import('./shops/new-shop-page.js')).NewShopPage }),
              },
              { path: 'shops/:id', lazy: async () => ({ Component: (await import('./shops/shop-page.js')).ShopPage }) },
              { path: 'audit', lazy: async () => ({ Component: (await import('./audit/audit-page.js')).AuditPage }) },
              { path: '*', Component: ShopsPage },
            ],
          },
        ],
      },
    ],
    { basename: '/platform' },
  );
