import {
  addSearchRule,
  addSynonym,
  deleteSearchRule,
  deleteSynonym,
  listSearchRules,
  listSearchTerms,
  listSynonyms,
  updateSearchRule,
  updateSynonym,
  type SearchRule,
  type SearchRuleInput,
  type Synonym,
  type SynonymInput,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce, announceError } from '../../ui/toaster.js';

/** What people searched for in the last 30 days. */
export function useSearchTerms() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('search-terms'),
    queryFn: ({ signal }) => api.call(listSearchTerms, { query: { days: 30 }, signal }),
  });
}

/** Synonyms of the shop. */
export function useSynonyms() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({ queryKey: key('synonyms'), queryFn: ({ signal }) => api.call(listSynonyms, { signal }) });
}

/** Queries with pinned or hidden products. */
export function useSearchRules() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({ queryKey: key('search-rules'), queryFn: ({ signal }) => api.call(listSearchRules, { signal }) });
}

/** Adds synonyms, or replaces those that were read. */
export function useSaveSynonym(read: Synonym | null, onSaved: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SynonymInput) =>
      read
        ? api.call(updateSynonym, { params: { id: read.id }, body, ifMatch: read.version })
        : api.call(addSynonym, { body }),
    onSuccess: async () => {
      announce('Synonyms saved');
      await queryClient.invalidateQueries({ queryKey: key('synonyms') });
      onSaved();
    },
  });
}

/** Adds a rule, or replaces the one that was read. */
export function useSaveRule(read: SearchRule | null, onSaved: () => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SearchRuleInput) =>
      read
        ? api.call(updateSearchRule, { params: { id: read.id }, body, ifMatch: read.version })
        : api.call(addSearchRule, { body }),
    onSuccess: async ({ query }) => {
      announce(`Results of “${query}” saved`);
      await queryClient.invalidateQueries({ queryKey: key('search-rules') });
      onSaved();
    },
  });
}

/** Removes synonyms or a rule. */
export function useRemove(kind: 'synonyms' | 'search-rules') {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.send(kind === 'synonyms' ? deleteSynonym : deleteSearchRule, { params: { id } }),
    onError: announceError,
    onSuccess: async () => {
      announce(kind === 'synonyms' ? 'Synonyms removed' : 'The query shows what it finds again');
      await queryClient.invalidateQueries({ queryKey: key(kind) });
    },
  });
}
