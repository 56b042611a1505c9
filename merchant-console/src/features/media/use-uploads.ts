import { maxImageBytes, uploadMedia, type Media, type MediaKind } from '@smallshop/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { useApi } from '../../client/api-context.js';
import { formatBytes } from './format-bytes.js';
import { UploadQueue, type Send } from './upload-queue.js';

/** Files a browser offers to choose among; the server looks at their content in any case. */
export const acceptedImages = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff';

/** Said before anything is sent: nobody should wait for an upload that cannot end well. */
function refuseEarly(file: File, kind: MediaKind): void {
  if (kind === 'file' || file.size <= maxImageBytes) return;
  const message = `Pictures may have ${formatBytes(maxImageBytes)}; this one has ${formatBytes(file.size)}. Export it smaller.`;
  throw new ApiError(413, 'media.too_large', message, {}, undefined, undefined);
}

/** Uploads into the shop's library; `onDone` is told of each file that arrived. */
export function useUploads(onDone?: (media: Media) => void) {
  const api = useApi();
  const { key } = useShop();
  const queryClient = useQueryClient();
  const tell = useRef(onDone);
  useEffect(() => {
    tell.current = onDone;
  });
  const [queue] = useState(() => {
    const send: Send = async ({ file, kind }, options) => {
      refuseEarly(file, kind);
      return api.upload(uploadMedia, { query: { fileName: file.name, kind }, file, ...options });
    };
    return new UploadQueue(send, (media) => {
      tell.current?.(media);
      void queryClient.invalidateQueries({ queryKey: key('media') });
    });
  });
  const tasks = useSyncExternalStore(queue.subscribe, queue.tasks);
  return { queue, tasks };
}
