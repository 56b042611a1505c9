import { deleteMedia, type Media } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { announce, announceError } from '../../ui/toaster.js';

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** Deletes the selected files that are used nowhere, and says how many were kept because they are. */
export function BulkDelete({ media, onDone }: { media: readonly Media[]; onDone: () => void }) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const used = media.filter(({ usageCount }) => usageCount > 0).length;
  const remove = useMutation({
    mutationFn: async () => {
      let kept = 0;
      for (const { id } of media) {
        try {
          await api.send(deleteMedia, { params: { id } });
        } catch (error) {
          if (!(error instanceof ApiError) || error.code !== 'media.in_use') throw error;
          kept += 1;
        }
      }
      return kept;
    },
    onSuccess: (kept) => {
      const tail = kept > 0 ? `; ${files(kept)} kept, because used` : '';
      announce(`${files(media.length - kept)} deleted${tail}`);
      onDone();
    },
    onError: announceError,
    onSettled: () => {
      setAsking(false);
      void queryClient.invalidateQueries({ queryKey: key('media') });
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        danger
        busy={remove.isPending}
        title={`Delete ${files(media.length)}?`}
        description={
          used > 0
            ? `${files(used)} of them ${used === 1 ? 'is' : 'are'} used and will be kept. The others cannot be brought back.`
            : 'They cannot be brought back.'
        }
        confirmLabel="Delete files"
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
