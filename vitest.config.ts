import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Specs run on the sources, so that a change needs no build; the order matters to nobody. */
const alias = {
  '@smallshop/contract': path('api/contract/src/index.ts'),
  '@smallshop/domain': path('api/domain/src/index.ts'),
  '@smallshop/api/app': path('api/src/app.ts'),
};

interface Project {
  name: string;
  include: string[];
  environment?: 'node' | 'happy-dom';
  /** Milliseconds; specs on real services need longer than pure rules. */
  timeoutMs?: number;
}

function project({ name, include, environment = 'node', timeoutMs = 5_000 }: Project): TestProjectInlineConfiguration {
  return {
    resolve: { alias },
    test: { name, include, environment, testTimeout: timeoutMs, hookTimeout: 60_000 },
  };
}

export default defineConfig({
  test: {
    projects: [
      project({ name: 'contract', include: ['api/contract/src/**/*.spec.ts'] }),
      project({ name: 'domain', include: ['api/domain/src/**/*.spec.ts'] }),
      project({ name: 'api', include: ['api/src/**/*.spec.ts', 'api/test/**/*.spec.ts'], timeoutMs: 30_000 }),
      project({ name: 'workers', include: ['workers/src/**/*.spec.ts'], timeoutMs: 30_000 }),
      project({ name: 'renderer', include: ['storefront-renderer/**/*.spec.ts'], timeoutMs: 30_000 }),
      project({ name: 'themes', include: ['themes/**/*.spec.ts'], timeoutMs: 30_000 }),
      project({ name: 'console', include: ['merchant-console/**/*.spec.{ts,tsx}'], environment: 'happy-dom' }),
      project({
        name: 'bootstrap',
        include: ['infra/local/**/*.spec.ts', 'infra/local/**/*.spec.js'],
        timeoutMs: 30_000,
      }),
    ],
    // Database specs clone a template each; more than two at once only wait for each other on a small machine.
    maxWorkers: 2,
  },
});
