import { listMedia, mediaListQuery } from '@smallshop/contract';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useCursorList } from '../../client/use-cursor-list.js';

/** A part of the library; what the API would refuse is left out of the question. */
export function useMediaList(wanted: Readonly<Record<string, string | undefined>>) {
  const api = useApi();
  const { key } = useShop();
  return useCursorList(key('media', 'list', wanted), (cursor) => {
    const page = { cursor, limit: 48, include: 'total' };
    const query = mediaListQuery.safeParse({ ...wanted, ...page }).data ?? mediaListQuery.parse(page);
    return api.call(listMedia, { query });
  });
}
