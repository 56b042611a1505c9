import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts of either theme: an opening picture, promises, and a slogan among its settings. */
const texts = {
  settings: { label: 'Theme settings', texts: { slogan: { label: 'Slogan', format: 'line' } } },
  hero: {
    label: 'Hero',
    texts: { heading: { label: 'Heading', format: 'line' }, text: { label: 'Text', format: 'text' } },
  },
  'promises.promise': { label: 'Promises, promise', texts: { text: { label: 'Text', format: 'text' } } },
} as const;

/** A folder with the themes `harbor` and `volt`, for `THEMES_DIR`; only `volt` has a preview picture. */
export async function aThemesFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'themes-'));
  for (const id of ['harbor', 'volt']) {
    await mkdir(join(folder, id));
    const manifest = {
      id,
      name: id === 'harbor' ? 'Harbor' : 'Volt',
      version: '1.2.0',
      description: 'A theme',
      colors: ['#fff'],
      texts,
    };
    await writeFile(join(folder, id, 'theme.json'), JSON.stringify(manifest));
  }
  await mkdir(join(folder, 'kit'));
  await mkdir(join(folder, 'volt', 'preview'));
  await writeFile(join(folder, 'volt', 'preview', 'desktop.png'), 'png');
  return folder;
}
