import { Injectable } from '@nestjs/common';
import {
  translatableKindSchema,
  translationColumns,
  type SheetReport,
  type TranslatableKind,
} from '@smallshop/contract';
import { z } from 'zod';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { readSheet, sheetAnswer, SheetOutcome, type SheetRow } from '../import/index.js';
import { cleaned, formatsOf } from './accepted.texts.js';
import { kindsOfRecord, limitOf, type RecordKey } from './translatable.kinds.js';
import { TranslationNews } from './translation.news.js';
import { TranslationRepository, type StoredRecord } from './translation.repository.js';
import { TranslationService } from './translation.service.js';
import { recordsAtOnce, tableRow, tableStatement } from './translation.table.js';

/** Which texts a table holds. */
interface Wanted {
  readonly locale: string;
  readonly kind?: TranslatableKind | undefined;
  readonly state?: 'missing' | 'outdated' | undefined;
}

/** Columns a table must have: what state a text was in is told, not asked for. */
const neededColumns = translationColumns.filter((column) => column !== 'Status');
type Row = SheetRow<(typeof neededColumns)[number]>;
interface RecordRows {
  readonly key: RecordKey;
  readonly rows: readonly Row[];
}

const recordsPerTransaction = 50;
const known = z.object({ isKnown: z.boolean() });

/** Translations as a table, for translators who work elsewhere. */
@Injectable()
export class TranslationFiles {
  constructor(
    private readonly database: Database,
    private readonly repository: TranslationRepository,
    private readonly translations: TranslationService,
    private readonly news: TranslationNews,
  ) {}

  /** CSV of every text beside its translation. @throws Refusal `language.not_found` */
  async export(ctx: Ctx, wanted: Wanted) {
    authorise(ctx, 'catalog.read');
    await this.#requireLanguage(ctx, wanted.locale);
    return sheetAnswer(`translations-${wanted.locale}.csv`, translationColumns, this.#batches(ctx, wanted));
  }

  /**
   * Writes what a table says. Rows that are empty, or say what is so already, change nothing; those that cannot be written are
   * reported, and the others written.
   *
   * @throws Refusal `language.not_found`, and those of {@link readSheet}
   */
  async import(ctx: Ctx, locale: string, upload: AsyncIterable<unknown>): Promise<SheetReport> {
    authorise(ctx, 'catalog.write');
    await this.#requireLanguage(ctx, locale);
    const outcome = new SheetOutcome();
    const records = recordsOf(ctx, locale, await readSheet(upload, neededColumns), outcome);
    for (let start = 0; start < records.length; start += recordsPerTransaction) {
      const batch = records.slice(start, start + recordsPerTransaction);
      await this.database.withTenant(ctx, async (tx) => {
        for (const record of batch) await this.#write(tx, ctx, locale, record, outcome);
      });
    }
    for (const kind of new Set(records.map(({ key }) => key.kind))) await this.news.settle(ctx, kind);
    return outcome.report();
  }

  async *#batches(ctx: Ctx, { locale, kind: only, state }: Wanted) {
    const kinds = translatableKindSchema.options.filter(
      (kind) => (only === undefined || kind === only) && ctx.permissions.has(kindsOfRecord[kind].read),
    );
    for (const kind of kinds) {
      let after: string | null = null;
      for (;;) {
        const statement = tableStatement(ctx.tenantId, kind, { locale, after });
        const rows = await this.database.withTenant(ctx, (tx) => tx.rows(tableRow, statement));
        yield rows.flatMap((row) =>
          row.key === null || row.source === null || (state !== undefined && row.state !== state)
            ? []
            : [[kind, row.id, row.key, locale, row.state, row.source, row.text]],
        );
        if (new Set(rows.map(({ id }) => id)).size < recordsAtOnce) break;
        after = rows.at(-1)?.id ?? null;
      }
    }
  }

  async #write(tx: TenantTx, ctx: Ctx, locale: string, { key, rows }: RecordRows, outcome: SheetOutcome) {
    const record = await this.repository.find(tx, key.kind, key.id);
    if (!record) {
      for (const { row } of rows) outcome.refuse(row, 'Identification', `The shop has no such ${key.kind}.`);
      return;
    }
    const changes = changesOf(record, locale, rows, outcome);
    if (Object.keys(changes).length === 0) return;
    await this.translations.save(tx, ctx, key, locale, changes, null);
    await this.news.announce(tx, key);
    outcome.write(Object.keys(changes).length);
  }

  async #requireLanguage(ctx: Ctx, locale: string): Promise<void> {
    const found = await this.database.withTenant(ctx, (tx) =>
      tx.one(known, {
        name: 'translations.language-known',
        text: `SELECT EXISTS (SELECT FROM shop_locales l JOIN shop_settings s ON s.tenant_id = l.tenant_id AND s.locale <> l.locale
          WHERE l.tenant_id = $1 AND l.locale = $2) AS "isKnown"`,
        values: [tx.tenantId, locale],
      }),
    );
    if (!found?.isKnown) throw new Refusal('language.not_found');
  }
}

/** Rows of one record together, in the order of the table; those that name none are refused. */
function recordsOf(ctx: Ctx, locale: string, rows: readonly Row[], outcome: SheetOutcome): RecordRows[] {
  const records = new Map<string, { key: RecordKey; rows: Row[] }>();
  for (const row of rows) {
    const kind = translatableKindSchema.safeParse(row.cell('Type').trim());
    const id = z.guid().safeParse(row.cell('Identification').trim());
    if (!kind.success) outcome.refuse(row.row, 'Type', `Write one of ${translatableKindSchema.options.join(', ')}.`);
    else if (!ctx.permissions.has(kindsOfRecord[kind.data].write))
      outcome.refuse(row.row, 'Type', `You may not change texts of this type.`);
    else if (!id.success) outcome.refuse(row.row, 'Identification', 'This is not an id: take it from an export.');
    else if (row.cell('Locale').trim() !== locale)
      outcome.refuse(row.row, 'Locale', `This table is imported into ${locale}; take rows of other languages out.`);
    else {
      const key = { kind: kind.data, id: id.data };
      const record = records.get(`${key.kind} ${key.id}`) ?? { key, rows: [] };
      record.rows.push(row);
      records.set(`${key.kind} ${key.id}`, record);
    }
  }
  return [...records.values()];
}

const lines = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** What rows of a record change of its translation. */
function changesOf(record: StoredRecord, locale: string, rows: readonly Row[], outcome: SheetOutcome) {
  const formats = formatsOf(record);
  const own = new Map(record.texts.map(({ key, source }) => [key, source]));
  const present = record.translations.find((translation) => translation.locale === locale)?.texts ?? {};
  const changes: Record<string, string> = {};
  for (const { row, cell } of rows) {
    const key = cell('Field').trim();
    const format = formats[key];
    const source = own.get(key);
    if (format === undefined || source === undefined) {
      outcome.refuse(row, 'Field', `“${record.title}” has no such text: export again.`);
      continue;
    }
    const text = cleaned(format, lines(cell('Translated content')));
    if (text === '' || text === present[key] || text === changes[key]) outcome.leave();
    else if (lines(cell('Default content')) !== lines(source))
      outcome.refuse(row, 'Default content', 'The original changed after the export: export again and translate anew.');
    else if (text.length > limitOf(format))
      outcome.refuse(row, 'Translated content', `At most ${limitOf(format)} characters.`);
    else if (Object.hasOwn(changes, key))
      outcome.refuse(row, 'Field', 'An earlier row says something else of this text.');
    else changes[key] = text;
  }
  return changes;
}
