import type { INestApplicationContext } from '@nestjs/common';
import type { Image } from '@smallshop/contract';
import type { Config } from '../config.js';
import { MediaService } from '../modules/media/index.js';
import { ThemeCatalog, ThemeService } from '../modules/theme/index.js';
import type { Ctx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import type { HomeSectionSeed, PictureSeed, ShopSeed } from './content/index.js';
import { pathOf } from './links.js';
import type { PictureBook } from './pictures.js';
import {
  fillTemplate,
  parseTemplate,
  readThemeTemplate,
  type TemplateSection,
  type ThemeTemplate,
} from './theme.template.js';

type Filling = Partial<Pick<TemplateSection, 'settings' | 'blocks'>>;
type Pictures = ReadonlyMap<PictureSeed, Image | null>;

/** Publishes the shop's theme with the shop's own words and pictures in the designer's composition. */
export async function publishTheme(
  app: INestApplicationContext,
  config: Config,
  { ctx, shop, book }: { readonly ctx: Ctx; readonly shop: ShopSeed; readonly book: PictureBook },
): Promise<void> {
  const theme = await app.get(ThemeCatalog).find(shop.theme);
  if (theme === null) throw new Error(`The theme ${shop.theme} is not installed.`);
  const read = (file: Parameters<typeof readThemeTemplate>[2]) =>
    readThemeTemplate(config.themesDirectory, theme.id, file);
  const pictures = await homePictures(app, ctx, shop, book);
  const header = await read('groups/header.json');
  const footer = await read('groups/footer.json');
  const about = { story: shop.story, address: shop.address.join('\n') };
  await app.get(ThemeService).publish(ctx, {
    ...{ themeId: theme.id, themeVersion: theme.version, settings: {} },
    templates: {
      home: homeOf(parseTemplate(shop.homeTemplate), shop.home, pictures),
      ...(header && { header: withSettings(header, 'header', { announcement: shop.announcement }) }),
      ...(footer && { footer: withSettings(footer, 'footer', about) }),
    },
  });
}

/** The home page's pictures in the shop's books. */
async function homePictures(app: INestApplicationContext, ctx: Ctx, shop: ShopSeed, book: PictureBook) {
  const seeds = shop.home.flatMap((section) => {
    if (section.type === 'hero') return [section.picture, section.portrait];
    return section.type === 'story' ? [section.picture] : [];
  });
  const media = app.get(MediaService);
  return app.get(Database).withTenant(ctx, async (tx) => {
    const images = new Map<PictureSeed, Image | null>();
    for (const seed of seeds) images.set(seed, (await media.enter(tx, book.find(seed))).image);
    return images;
  });
}

const withSettings = (template: ThemeTemplate, type: string, settings: Filling['settings']): ThemeTemplate =>
  fillTemplate(template, (section) => (section.type === type ? { settings } : null));

/** Each section of the theme's home page takes the shop's next section of its own kind. */
function homeOf(template: ThemeTemplate, home: readonly HomeSectionSeed[], pictures: Pictures): ThemeTemplate {
  const waiting = [...home];
  return fillTemplate(template, (section) => {
    const index = waiting.findIndex(({ type }) => type === section.type);
    const [seed] = index < 0 ? [] : waiting.splice(index, 1);
    return seed === undefined ? null : fillingOf(seed, section, pictures);
  });
}

function fillingOf(seed: HomeSectionSeed, section: TemplateSection, pictures: Pictures): Filling {
  switch (seed.type) {
    case 'hero': {
      const { heading, text, action, picture, portrait } = seed;
      const shown = { picture: pictures.get(picture) ?? null, portrait: pictures.get(portrait) ?? null };
      return { settings: { heading, text, actionLabel: action.label, actionHref: pathOf(action.target), ...shown } };
    }
    case 'story': {
      const { heading, text, action, picture } = seed;
      const shown = {
        actionLabel: action.label,
        actionHref: pathOf(action.target),
        picture: pictures.get(picture) ?? null,
      };
      return { settings: { heading, text, ...shown } };
    }
    case 'products':
      return { settings: { heading: seed.heading, text: seed.text, collection: seed.collectionSlug } };
    case 'categories':
      return { settings: { heading: seed.heading }, blocks: categoryBlocks(seed.categorySlugs) };
    case 'quote':
      return { settings: { text: seed.text, by: seed.by } };
    case 'promises':
      return { blocks: promisesOf(seed.items, section.blocks[0]?.type ?? 'promise') };
  }
}

const categoryBlocks = (slugs: readonly string[]): TemplateSection['blocks'] =>
  slugs.map((category, index) => ({ id: `category-${index + 1}`, type: 'category', settings: { category } }));

const promisesOf = (items: readonly { readonly heading: string; readonly text: string }[], type: string) =>
  items.map(({ heading, text }, index) => ({ id: `${type}-${index + 1}`, type, settings: { heading, text } }));
