import kitTexts from '../../locales/en.json' with { type: 'json' };
import type { ThemeDefinition } from '../theme.js';
import { checkDefinition } from './definition.js';
import { checkFiles, readThemeFiles } from './files.js';
import { checkForbidden } from './forbidden.js';
import { checkLocales, localeKeys } from './locales.js';
import type { Offence } from './offence.js';

/**
 * Everything wrong with a theme; empty for a theme that may be installed.
 *
 * @param folder of the theme
 * @param theme  the default export of its `theme.ts`
 */
export function checkTheme(folder: string, theme: ThemeDefinition): Offence[] {
  const files = readThemeFiles(folder);
  return [
    ...checkFiles(files, theme),
    ...checkDefinition(files, theme),
    ...checkLocales(files, localeKeys(kitTexts)),
    ...checkForbidden(files),
  ];
}
