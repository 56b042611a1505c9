import { Injectable } from '@nestjs/common';
import {
  translatableKindSchema,
  type MissingTranslationsQuery,
  type TranslatableKind,
  type TranslatedRecord,
  type Translation,
} from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { acceptTexts, describe, formatsOf, type Formats } from './accepted.texts.js';
import { kindsOfRecord, type RecordKey } from './translatable.kinds.js';
import { mergeSources, mergeTexts, nestTexts, type Texts } from './translated.texts.js';
import { gapsStatement } from './translation.gaps.js';
import { TranslationNews } from './translation.news.js';
import { progressStatement, TranslationRepository, type StoredTranslation } from './translation.repository.js';

/** What staff do with a shop's texts in its other languages. */
@Injectable()
export class TranslationService {
  constructor(
    private readonly database: Database,
    private readonly translations: TranslationRepository,
    private readonly news: TranslationNews,
  ) {}

  /** JSON of `{ locale, items }`, of the kinds the caller may read. */
  async progress(ctx: Ctx): Promise<string> {
    authorise(ctx, 'catalog.read');
    const kinds = translatableKindSchema.options.filter((kind) => ctx.permissions.has(kindsOfRecord[kind].read));
    return (await this.database.read(ctx, progressStatement(ctx, kinds))) ?? '';
  }

  /** JSON of a list of contract's TranslationGap. @throws Refusal `language.not_found`, `request.invalid` */
  async gaps(ctx: Ctx, query: MissingTranslationsQuery): Promise<string> {
    authorise(ctx, kindsOfRecord[query.kind].read);
    const json = await this.database.read(ctx, gapsStatement(ctx, query));
    if (json === null) throw new Refusal('language.not_found');
    return json;
  }

  /** @throws Refusal `translation.not_found` */
  async get(ctx: Ctx, { kind, id }: RecordKey): Promise<TranslatedRecord> {
    authorise(ctx, kindsOfRecord[kind].read);
    const record = await this.database.withTenant(ctx, (tx) => this.translations.find(tx, kind, id));
    if (!record) throw new Refusal('translation.not_found');
    return {
      ...{ kind, id, title: record.title, locale: record.locale },
      texts: describe(record),
      translations: record.translations.map(present),
    };
  }

  /**
   * Writes texts of a record in another language. What was written counts as translated from the words of now; pages showing it
   * follow.
   *
   * @throws Refusal `translation.not_found`, `language.not_found`, `translation.text_unknown`, `translation.text_too_long`,
   *         `precondition.failed`
   */
  async write(ctx: Ctx, key: RecordKey, locale: string, texts: Texts, ifMatch: number | null): Promise<Translation> {
    authorise(ctx, kindsOfRecord[key.kind].write);
    const saved = await this.database.withTenant(ctx, async (tx) => {
      await this.save(tx, ctx, key, locale, texts, ifMatch);
      await this.news.announce(tx, key);
      return present(await this.#load(tx, key, locale).then(({ current }) => current));
    });
    await this.news.settle(ctx, key.kind);
    return saved;
  }

  /** Likewise without telling anyone, for whoever writes many and tells of all. */
  async save(tx: TenantTx, ctx: Ctx, key: RecordKey, locale: string, texts: Texts, ifMatch: number | null) {
    if (!(await this.translations.lock(tx, key.kind, key.id))) throw new Refusal('translation.not_found');
    const { own, formats, current } = await this.#load(tx, key, locale);
    refuseStale(current, ifMatch);
    const changes = acceptTexts(formats, texts);
    const merged = mergeTexts(own, current.texts, changes);
    await this.translations.save(tx, key.kind, key.id, {
      locale,
      columns: columnsOf(key.kind, own, merged),
      sources: mergeSources(own, current.sources, merged, changes),
      updatedBy: actorName(ctx),
    });
  }

  async #load(
    tx: TenantTx,
    { kind, id }: RecordKey,
    locale: string,
  ): Promise<{ own: Texts; formats: Formats; current: StoredTranslation }> {
    const record = await this.translations.find(tx, kind, id);
    if (!record) throw new Refusal('translation.not_found');
    const current = record.translations.find((translation) => translation.locale === locale);
    if (!current) throw new Refusal('language.not_found');
    const own = Object.fromEntries(record.texts.map(({ key, source }) => [key, source]));
    return { own, formats: formatsOf(record), current };
  }
}

const present = ({ sources: _sources, ...translation }: StoredTranslation): Translation => translation;

function refuseStale({ version, updatedBy, updatedAt }: StoredTranslation, ifMatch: number | null): void {
  if (ifMatch === null || ifMatch === version) return;
  throw new Refusal('precondition.failed', { currentVersion: version, updatedBy, updatedAt });
}

function columnsOf(kind: TranslatableKind, own: Texts, merged: Texts): Record<string, string | null> {
  const { texts, lists, map } = kindsOfRecord[kind];
  if (map !== null) return { [map]: JSON.stringify(merged) };
  const plain = Object.entries(texts).map(([key, column]) => [column, merged[key] ?? null] as const);
  const nested = lists.map((name) => {
    const tree = nestTexts(own, merged, name);
    return [name, tree === null ? null : JSON.stringify(tree)] as const;
  });
  return Object.fromEntries([...plain, ...nested]);
}
