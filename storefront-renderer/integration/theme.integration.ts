import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const ourThemes = fileURLToPath(new URL('../../themes/', import.meta.url));
const generatedFolder = fileURLToPath(new URL('../generated/', import.meta.url));

/** Ids of the themes in a folder: every subfolder with a `theme.ts`. */
const installedThemes = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'theme.ts')))
    .map((entry) => entry.name)
    .sort();

/**
 * One entry per theme, importing that theme alone. A single catch-all route over all themes would put every theme's CSS on
 * every page, so each gets a module and a route of its own.
 */
function entryOf(folder: string, id: string): string {
  const root = relative(generatedFolder, join(folder, id));
  return `---
import '${root}/theme.css';
import Page from '../src/page/page.astro';
import { theme } from './${id}.js';
---

<Page theme={theme} />
`;
}

/** The theme itself in a module, made once: what stands in an entry's head runs for every page. */
function bundleOf(folder: string, id: string): string {
  const root = relative(generatedFolder, join(folder, id));
  const hasHead = existsSync(join(folder, id, 'head.astro'));
  return `import definition from '${root}/theme.js';
import Layout from '${root}/layout.astro';
${hasHead ? `import Head from '${root}/head.astro';` : 'const Head = null;'}
import { bundleTheme } from '../src/page/theme.bundle.js';

export const theme = bundleTheme(definition, {
  Layout,
  Head,
  sections: import.meta.glob('${root}/sections/*/*.astro', { eager: true, import: 'default' }),
  templates: import.meta.glob('${root}/templates/*.json', { eager: true, import: 'default' }),
  groups: import.meta.glob('${root}/groups/*.json', { eager: true, import: 'default' }),
  locales: import.meta.glob('${root}/locales/*.json', { eager: true, import: 'default' }),
});
`;
}

function writeWhenChanged(file: string, content: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
}

/**
 * Scans a folder of themes and injects the route `/_theme/<id>` for each theme found.
 *
 * @param options.folder  where themes live; the project's own by default
 * @param options.only    ids to build, for working on one theme; all by default
 */
export function themeRoutes({
  folder = ourThemes,
  only,
}: { folder?: string; only?: readonly string[] } = {}): AstroIntegration {
  return {
    name: '@smallshop/theme-routes',
    hooks: {
      'astro:config:setup': ({ injectRoute, logger }) => {
        mkdirSync(generatedFolder, { recursive: true });
        const ids = installedThemes(folder).filter((id) => only?.includes(id) ?? true);
        logger.info(`themes: ${ids.join(', ')}`);
        for (const id of ids) {
          const entrypoint = `${generatedFolder}${id}.astro`;
          writeWhenChanged(join(generatedFolder, `${id}.ts`), bundleOf(folder, id));
          writeWhenChanged(entrypoint, entryOf(folder, id));
          injectRoute({ pattern: `/_theme/${id}`, entrypoint, prerender: false });
        }
      },
    },
  };
}
