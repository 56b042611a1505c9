import { addMediaFromUrl, type Media } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

const formId = 'media-from-url';

/** Fetches a picture from a web address into the library. */
export function AddFromUrl({ onClose, onAdded }: { onClose: () => void; onAdded: (media: Media) => void }) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState('');
  const add = useMutation({
    mutationFn: () => api.call(addMediaFromUrl, { body: { url: url.trim() } }),
    onSuccess: (media) => {
      announce(`${media.fileName} is in the library`);
      void queryClient.invalidateQueries({ queryKey: key('media') });
      onAdded(media);
      onClose();
    },
  });
  const reason = add.error ? explainError(add.error).advice : undefined;
  const footer = (
    <>
      <Button onClick={onClose}>Go back</Button>
      <Button tone="primary" type="submit" form={formId} busy={add.isPending}>
        Add picture
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Add a picture from the web" description="It is copied into your library." footer={footer}>
      <form id={formId} noValidate onSubmit={(event) => { event.preventDefault(); add.mutate(); }}>
        <Field label="Address of the picture" hint="Begins with https:// and leads to the picture itself." {...(reason ? { error: reason } : {})}>
          <Input type="url" inputMode="url" autoComplete="off" placeholder="https://" value={url} onChange={({ target }) => setUrl(target.value)} />
        </Field>
      </form>
    </Dialog>
  ); // prettier-ignore
}
