import type { OperationId } from '@smallshop/contract';
import type { Attack } from './price-attacks.js';
import type { Victim } from './victim.js';

/** Attacks on languages and translations. */
export const languageAttacks = ({ ids, goods }: Victim): Partial<Record<OperationId, Attack>> => {
  const sealed = { locale: 'xx' };
  return {
    addLanguage: { body: { locale: 'yy' } },
    orderLanguages: { body: { locales: ['xx'] } },
    publishLanguage: { params: sealed, body: { isPublished: true } },
    removeLanguage: { params: sealed, query: '?deleteTranslations=true' },
    listMissingTranslations: { query: '?locale=xx&kind=product' },
    exportTranslations: { query: '?locale=xx' },
    importTranslations: {
      query: '?locale=xx',
      body: `Type,Identification,Field,Locale,Status,Default content,Translated content\r\npage,${ids.page},title,xx,missing,About,Mine\r\n`,
      headers: { 'content-type': 'application/octet-stream' },
    },
    getTranslations: { params: { kind: 'product', id: goods.productId } },
    translate: { params: { kind: 'page', id: ids.page, ...sealed }, body: { texts: { title: 'Mine' } } },
  };
};
