import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { frontAdapter } from './integration/front.adapter.js';
import { themeRoutes } from './integration/theme.integration.js';

export default defineConfig({
  output: 'server',
  srcDir: './src',
  outDir: './dist',
  publicDir: './public',
  session: false,
  trailingSlash: 'ignore',
  compressHTML: true,
  // The front checks Origin itself, knowing the proxy in front of it.
  security: { checkOrigin: false },
  build: { assets: '_assets', inlineStylesheets: 'never', client: './client', server: './server' },
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  adapter: frontAdapter(),
  integrations: [themeRoutes()],
  vite: {
    plugins: [tailwindcss()],
    build: { assetsInlineLimit: 0, cssCodeSplit: true },
    ssr: { noExternal: [/^@smallshop\/theme-/], external: ['pino', 'prom-client', 'undici', 'lru-cache'] },
  },
});
