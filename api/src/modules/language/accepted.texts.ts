import type { TranslatableText } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';
import { sanitiseHtml } from '../catalog/index.js';
import { formatOf, limitOf } from './translatable.kinds.js';
import { unknownKeys, type Texts } from './translated.texts.js';
import type { StoredRecord } from './translation.repository.js';

/** What each text of a record may hold. */
export type Formats = Readonly<Record<string, TranslatableText['format']>>;

/** A record's texts, as the shop's theme describes them where they are its own. */
export function describe({ texts, themed }: StoredRecord): TranslatableText[] {
  const known = new Map(themed?.map((text) => [text.key, text]));
  return texts.map(({ key, source }) => {
    const { format = formatOf(key), label = null, group = null } = known.get(key) ?? {};
    return { key, source, format, label, group };
  });
}

/** {@link Formats} of a record. */
export const formatsOf = (record: StoredRecord): Formats =>
  Object.fromEntries(describe(record).map(({ key, format }) => [key, format]));

/**
 * Texts as they are kept: cleaned of what does not belong into them.
 *
 * @throws Refusal `translation.text_unknown`, `translation.text_too_long`
 */
export function acceptTexts(formats: Formats, texts: Texts): Texts {
  const unknown = unknownKeys(formats, texts);
  if (unknown.length > 0) throw new Refusal('translation.text_unknown', { keys: unknown });
  return Object.fromEntries(
    Object.entries(texts).map(([key, given]) => {
      const format = formats[key] ?? 'line';
      const text = cleaned(format, given);
      const most = limitOf(format);
      if (text.length > most) throw new Refusal('translation.text_too_long', { key, most });
      return [key, text];
    }),
  );
}

/** A text without what does not belong into its kind. */
export function cleaned(format: TranslatableText['format'], given: string): string {
  if (format === 'html') return sanitiseHtml(given);
  return format === 'line' ? given.replaceAll(/\p{Cc}+/gu, ' ').trim() : given.trim();
}
