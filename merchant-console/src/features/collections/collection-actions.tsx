import { deleteCollection, type AdminCollection } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
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
  const { can } = useShop();
  const [isAsking, setAsking] = useState(false);
  const remove = useDelete(collection);
  return (
    <>
      <TranslateLink kind="collection" id={collection.id} />
      {collection.isPublished ? (
        <Button asChild>
          <a href={collection.storefrontUrl} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            View in the shop
          </a>
        </Button>
      ) : null}
      {can('catalog.write') ? (
        <Button onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      ) : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${collection.name}”?`}
        description="Its products stay in the shop. Links to it in menus and on the home page lead nowhere until you change them."
        keepLabel="Keep it"
        confirmLabel="Delete collection"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {remove.error ? (
          <Notice tone="critical" title="Not deleted">
            {explainError(remove.error).advice}
          </Notice>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
