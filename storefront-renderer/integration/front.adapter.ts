import type { AstroIntegration } from 'astro';

/**
 * Builds the site as a function instead of a server: our own front (hosts, cache, forms) calls Astro's app directly, without
 * streaming, so a section that throws can never leave half a page behind.
 */
export function frontAdapter(): AstroIntegration {
  return {
    name: '@smallshop/front-adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: '@smallshop/front-adapter',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('../src/server/entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'unsupported', hybridOutput: 'unsupported' },
        });
      },
    },
  };
}
