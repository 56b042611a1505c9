import { deleteCollection, previewCollectionPage, type AdminCollection } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { PreviewButton } from '../../ui/preview-button.js';
import { DeleteRecord } from '../../ui/record-editor/delete-record.js';
import { StorefrontLink } from '../../ui/storefront-link.js';
import { announce } from '../../ui/toaster.js';
import { TranslateLink } from '../translations/translate-link.js';

function useDelete({ id, name, version }: AdminCollection) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteCollection, { params: { id }, ifMatch: version }),
    onSuccess: async () => {
      announce(`“${name}” is deleted`);
      await navigate(`${home}/collections`, { replace: true });
      queryClient.removeQueries({ queryKey: key('collections', 'one', id) });
      await queryClient.invalidateQueries({ queryKey: key('collections', 'list') });
    },
  });
}

/** The way to the collection in the shop, and deleting. */
export function CollectionActions({ collection }: { collection: AdminCollection }) {
  const api = useApi();
  const { can } = useShop();
  const remove = useDelete(collection);
  return (
    <>
      <TranslateLink kind="collection" id={collection.id} />
      {collection.isPublished ? (
        <StorefrontLink url={collection.storefrontUrl} />
      ) : (
        <PreviewButton makeLink={() => api.call(previewCollectionPage, { params: { id: collection.id } })} />
      )}
      {can('catalog.write') ? (
        <DeleteRecord
          name={collection.name}
          description="Its products stay in the shop. Links to it in menus and on the home page lead nowhere until you change them."
          confirmLabel="Delete collection"
          remove={remove}
        />
      ) : null}
    </>
  );
}
