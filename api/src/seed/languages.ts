import type { INestApplicationContext } from '@nestjs/common';
import { translatableKindSchema, type TranslatableKind, type TranslatedRecord } from '@smallshop/contract';
import { z } from 'zod';
import { LanguageBuilder, LanguageService, TranslationService } from '../modules/language/index.js';
import { ShopFinder } from '../modules/tenant/index.js';
import { systemCtx, type Ctx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import type { TranslationSeed } from './content/index.js';

const recordSchema = z.object({ id: z.string(), slug: z.string() });
const tables: Readonly<Record<TranslatableKind, string>> = {
  product: 'SELECT id, slug FROM products WHERE tenant_id = $1',
  category: 'SELECT id, slug FROM categories WHERE tenant_id = $1',
  collection: 'SELECT id, slug FROM collections WHERE tenant_id = $1',
  page: 'SELECT id, slug FROM pages WHERE tenant_id = $1',
  menu: 'SELECT id, handle AS slug FROM menus WHERE tenant_id = $1',
  storefront: 'SELECT id, part AS slug FROM shop_texts WHERE tenant_id = $1',
  custom_field: 'SELECT id, key AS slug FROM custom_field_definitions WHERE tenant_id = $1',
  shipping_method: 'SELECT id, name AS slug FROM shipping_methods WHERE tenant_id = $1',
  media: `SELECT id, file_name AS slug FROM media WHERE tenant_id = $1 AND kind = 'image' AND alt <> ''`,
};

/** Has a shop speak another language; at once, where it is not a draft. @returns the shop as it is then */
export async function plantLanguage(app: INestApplicationContext, ctx: Ctx, seed: TranslationSeed): Promise<Ctx> {
  const { locale } = seed;
  await app.get(LanguageService).add(ctx, locale);
  for (const kind of translatableKindSchema.options) await translateAll(app, ctx, kind, seed);
  if (seed.isDraft) return ctx;
  await app.get(LanguageService).publish(ctx, locale, true, null);
  await app.get(LanguageBuilder).build(ctx, locale);
  const shop = await app.get(ShopFinder).byId(ctx.tenantId);
  return shop ? systemCtx(shop, 'Seed', ctx.now) : ctx;
}

async function translateAll(app: INestApplicationContext, ctx: Ctx, kind: TranslatableKind, seed: TranslationSeed) {
  const translations = app.get(TranslationService);
  const database = app.get(Database);
  const statement = { name: `seed.translate-${kind}`, text: tables[kind], values: [ctx.tenantId] };
  for (const { id, slug } of await database.withTenant(ctx, (tx) => tx.rows(recordSchema, statement))) {
    const texts = textsOf(await translations.get(ctx, { kind, id }), slug, seed);
    if (Object.keys(texts).length === 0) continue;
    await database.withTenant(ctx, (tx) => translations.save(tx, ctx, { kind, id }, seed.locale, texts, null));
  }
}

/** What the seed says of a record: its own texts by name, every other by the words it is made of. */
function textsOf({ kind, texts }: TranslatedRecord, slug: string, seed: TranslationSeed): Record<string, string> {
  const own = kind === 'product' ? productTexts(seed, slug) : kind === 'page' ? pageTexts(seed, slug) : {};
  const said = texts.flatMap(({ key, source }) => {
    const text = own[key] ?? seed.words[source];
    return source === '' || text === undefined || text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(said);
}

function productTexts({ products, shopName = '' }: TranslationSeed, slug: string): Record<string, string> {
  const words = products[slug];
  if (!words) return {};
  const { title, subtitle, descriptionHtml } = words;
  return {
    title,
    subtitle,
    descriptionHtml,
    seoTitle: `${title} – ${shopName}`,
    seoDescription: beginningOf(descriptionHtml),
  };
}

function pageTexts({ pages }: TranslationSeed, slug: string): Record<string, string> {
  return { ...pages[slug] };
}

const searchDescriptionLength = 155;

/** The first words of a description, as search engines show them. */
function beginningOf(html: string): string {
  const text = html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text.length <= searchDescriptionLength) return text;
  return `${text.slice(0, text.lastIndexOf(' ', searchDescriptionLength - 1))}…`;
}
