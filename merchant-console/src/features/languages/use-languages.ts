import {
  addLanguage,
  listLanguages,
  orderLanguages,
  publishLanguage,
  removeLanguage,
  type ShopLanguage,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { languageLabel } from '../../ui/locales.js';
import { announce, announceError } from '../../ui/toaster.js';

const whileBuildingMs = 1_000;

/** Languages of the shop; read again every second while pages of one are being made. */
export function useLanguages() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('languages'),
    queryFn: ({ signal }) => api.call(listLanguages, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((language) => language.state === 'building') ? whileBuildingMs : false,
  });
}

function useReload() {
  const queryClient = useQueryClient();
  const { key } = useShop();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: key('languages') });
    await queryClient.invalidateQueries({ queryKey: key('translations') });
  };
}

/** Adds a language as a draft. */
export function useAddLanguage(onDone: () => void) {
  const api = useApi();
  const reload = useReload();
  return useMutation({
    mutationFn: (locale: string) => api.call(addLanguage, { body: { locale } }),
    onSuccess: async ({ locale }) => {
      announce(`${languageLabel(locale)} is added; shoppers see it once you publish it`);
      await reload();
      onDone();
    },
  });
}

/** Publishes a language, or takes it back. */
export function usePublishLanguage() {
  const api = useApi();
  const reload = useReload();
  return useMutation({
    mutationFn: ({ locale, state, version }: ShopLanguage) =>
      api.call(publishLanguage, { params: { locale }, body: { isPublished: state === 'draft' }, ifMatch: version }),
    onSuccess: async ({ locale, state }) => {
      const name = languageLabel(locale);
      announce(state === 'draft' ? `${name} is no longer shown to shoppers` : `${name} is being published`);
      await reload();
    },
    onError: async (error) => {
      announceError(error);
      await reload();
    },
  });
}

/** Removes a language with its translations. */
export function useRemoveLanguage(onDone: () => void) {
  const api = useApi();
  const reload = useReload();
  return useMutation({
    mutationFn: ({ locale, version }: ShopLanguage) =>
      api.send(removeLanguage, { params: { locale }, query: { deleteTranslations: 'true' }, ifMatch: version }),
    onSuccess: async (_, { locale }) => {
      announce(`${languageLabel(locale)} is removed`);
      await reload();
      onDone();
    },
  });
}

/** Puts the languages in the order shoppers are offered them. */
export function useOrderLanguages() {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useMutation({
    mutationFn: (locales: string[]) => api.call(orderLanguages, { body: { locales } }),
    onSuccess: (saved) => queryClient.setQueryData(key('languages'), saved),
    onError: announceError,
  });
}
