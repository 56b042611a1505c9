import { deletePage, previewPage, type AdminPage } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { DeleteRecord } from '../../ui/record-editor/delete-record.js';
import { PreviewButton } from '../../ui/preview-button.js';
import { StorefrontLink } from '../../ui/storefront-link.js';
import { announce } from '../../ui/toaster.js';
import { TranslateLink } from '../translations/translate-link.js';

function useDelete({ id, title, version, linkedFrom }: AdminPage) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  const query = linkedFrom.length > 0 ? { unlink: 'true' as const } : {};
  return useMutation({
    mutationFn: () => api.send(deletePage, { params: { id }, query, ifMatch: version }),
    onSuccess: async () => {
      announce(`“${title}” is deleted`);
      await navigate(`${home}/pages`, { replace: true });
      queryClient.removeQueries({ queryKey: key('pages', 'one', id) });
      await queryClient.invalidateQueries({ queryKey: key('pages', 'list') });
      await queryClient.invalidateQueries({ queryKey: key('menus') });
    },
  });
}

/** The way to the page in the shop, and deleting; says which menus would lose their link. */
export function PageActions({ page }: { page: AdminPage }) {
  const api = useApi();
  const { can } = useShop();
  const remove = useDelete(page);
  const isLinked = page.linkedFrom.length > 0;
  return (
    <>
      <TranslateLink kind="page" id={page.id} />
      {page.isPublished ? (
        <StorefrontLink url={page.storefrontUrl} />
      ) : (
        <PreviewButton makeLink={() => api.call(previewPage, { params: { id: page.id } })} />
      )}
      {can('content.write') ? (
        <DeleteRecord
          name={page.title}
          description={
            isLinked
              ? `Menus link to it: ${page.linkedFrom.join(', ')}. Those links are taken out with it. To take it out of the shop and keep it, hide it instead.`
              : 'It disappears for good. To take it out of the shop and keep it, hide it instead.'
          }
          confirmLabel={isLinked ? 'Delete page and its links' : 'Delete page'}
          remove={remove}
        />
      ) : null}
    </>
  );
}
