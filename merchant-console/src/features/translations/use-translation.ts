import {
  getTranslations,
  translate,
  translationInput,
  type TranslatedRecord,
  type Translation,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { announce, announceError } from '../../ui/toaster.js';

/** One record, as the console's address names it. */
export type RecordKey = Pick<TranslatedRecord, 'kind' | 'id'>;

/** A record's texts in every language of the shop. */
export function useTranslatedRecord({ kind, id }: RecordKey) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('translations', 'one', kind, id),
    queryFn: ({ signal }) => api.call(getTranslations, { params: { kind, id }, signal }),
  });
}

/** Puts a saved translation in its place and has the overview counted anew. */
function useTakeOver({ kind, id }: RecordKey) {
  const queryClient = useQueryClient();
  const { key } = useShop();
  return (saved: Translation) => {
    queryClient.setQueryData<TranslatedRecord>(
      key('translations', 'one', kind, id),
      (record) =>
        record && {
          ...record,
          translations: record.translations.map((known) => (known.locale === saved.locale ? saved : known)),
        },
    );
    void queryClient.invalidateQueries({ queryKey: key('translations', 'overview') });
  };
}

type Draft = Readonly<Record<string, string>>;
const versioned = (translation: Translation) => ({ ...translation, updatedAt: translation.updatedAt ?? '' });

/** The draft of a translation and saving it: only texts that were changed are sent, the others stay as they are. */
export function useTranslationEditor(record: TranslatedRecord, translation: Translation) {
  const api = useApi();
  const takeOver = useTakeOver(record);
  const { kind, id, texts } = record;
  const { locale } = translation;
  const draftOf = useCallback(
    (read: Pick<Translation, 'texts'>): Draft =>
      Object.fromEntries(texts.map(({ key }) => [key, read.texts[key] ?? ''])),
    [texts],
  );
  const changedIn = (draft: Draft) =>
    Object.fromEntries(Object.entries(draft).filter(([key, text]) => text !== (translation.texts[key] ?? '')));
  return useRecordEditor({
    read: versioned(translation),
    draftOf,
    inputOf: (draft) => ({ texts: changedIn(draft) }),
    schema: translationInput,
    save: async (body, ifMatch) =>
      versioned(await api.call(translate, { params: { kind, id, locale }, body, ifMatch })),
    reload: async () => {
      const { translations } = await api.call(getTranslations, { params: { kind, id } });
      return versioned(translations.find((other) => other.locale === locale) ?? translation);
    },
    onSaved: (saved) => takeOver({ ...saved, updatedAt: saved.updatedAt || null }),
    savedMessage: translation.isPublished ? 'Saved; the shop shows it within seconds' : 'Saved',
  });
}

/** Says that a translation is still right although its original changed. */
export function useConfirmText(record: RecordKey, { locale, version, texts }: Translation) {
  const api = useApi();
  const takeOver = useTakeOver(record);
  const { kind, id } = record;
  return useMutation({
    mutationFn: (key: string) =>
      api.call(translate, {
        params: { kind, id, locale },
        body: { texts: { [key]: texts[key] ?? '' } },
        ifMatch: version,
      }),
    onSuccess: (saved) => {
      takeOver(saved);
      announce('Noted: this translation is up to date');
    },
    onError: announceError,
  });
}
