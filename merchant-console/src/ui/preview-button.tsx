import type { PreviewLink } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { Button } from './button.js';
import { announceError } from './toaster.js';

interface PreviewButtonProps {
  /** Makes the link. */
  makeLink: () => Promise<PreviewLink>;
}

/** Opens, in another tab, what is not in the shop yet, as it was last saved. */
export function PreviewButton({ makeLink }: PreviewButtonProps) {
  const preview = useMutation({
    mutationFn: async (tab: Window | null) => ({ tab, link: await makeLink() }),
    onSuccess: ({ tab, link }) => {
      if (tab) tab.location.href = link.url;
      else window.location.href = link.url;
    },
    onError: (error, tab) => {
      tab?.close();
      announceError(error);
    },
  });
  const open = () => {
    // At once, while the press still counts: browsers refuse windows that open by themselves.
    const tab = window.open('about:blank', '_blank');
    if (tab) tab.opener = null;
    preview.mutate(tab);
  };
  return (
    <Button busy={preview.isPending} onClick={open}>
      <Eye aria-hidden />
      Preview
    </Button>
  );
}
