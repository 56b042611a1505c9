import { deleteMedia, deriveMedia, getMedia, replaceMedia, updateMedia, type MediaDetail, type MediaPatch } from '@smallshop/contract'; // prettier-ignore
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { announce } from '../../ui/toaster.js';

const preparingPollMs = 1500;

/** One file with where it is used; asked again while its sizes are being drawn. */
export function useMedia(id: string) {
  const api = useApi();
  const { key } = useShop();
  return useQuery({
    queryKey: key('media', 'one', id),
    queryFn: ({ signal }) => api.call(getMedia, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'processing' ? preparingPollMs : false),
  });
}

/** Puts what was saved in place of what was read, and has the lists asked again. */
function useAdoption(id: string) {
  const { key } = useShop();
  const queryClient = useQueryClient();
  const refreshLists = () => {
    void queryClient.invalidateQueries({ queryKey: key('media', 'list') });
    void queryClient.invalidateQueries({ queryKey: key('products') });
  };
  const adopt = (saved: MediaDetail) => {
    queryClient.setQueryData(key('media', 'one', id), saved);
    refreshLists();
  };
  return { adopt, refreshLists };
}

function useReplacement({ id, version: ifMatch }: MediaDetail, adopt: (saved: MediaDetail) => void) {
  const api = useApi();
  const [progress, setProgress] = useState(0);
  const replace = useMutation({
    mutationFn: (file: File) => {
      setProgress(0);
      const query = { fileName: file.name };
      return api.upload(replaceMedia, { params: { id }, query, file, ifMatch, onProgress: setProgress });
    },
    onSuccess: (saved) => {
      adopt(saved);
      announce('Replaced everywhere it is used');
    },
  });
  return { replace, progress };
}

/** Everything that can be done to one file. Errors stay with the mutation that met them. */
export function useMediaChanges(media: MediaDetail, onDeleted: () => void) {
  const api = useApi();
  const { id, version: ifMatch } = media;
  const params = { id };
  const { adopt, refreshLists } = useAdoption(id);
  const save = useMutation({
    mutationFn: (body: MediaPatch) => api.call(updateMedia, { params, body, ifMatch }),
    onSuccess: (saved) => {
      adopt(saved);
      announce(saved.usageCount > 0 ? 'Saved; pages that show it follow within seconds' : 'Saved');
    },
  });
  const derive = useMutation({ mutationFn: () => api.call(deriveMedia, { params }), onSuccess: adopt });
  const remove = useMutation({
    mutationFn: () => api.send(deleteMedia, { params, ifMatch }),
    onSuccess: () => {
      onDeleted();
      refreshLists();
      announce(`${media.fileName} is deleted`);
    },
  });
  return { save, derive, remove, ...useReplacement(media, adopt) };
}
