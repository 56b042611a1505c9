import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useShop } from '../../app/session.js';
import { saveFile } from '../../client/save-file.js';
import { Button } from '../../ui/button.js';
import { announceError } from '../../ui/toaster.js';

interface SaveFileButtonProps {
  label: string;
  /** Of the API, below `/api/v1`. */
  path: string;
  /** When the server gives none. */
  fileName: string;
  size?: 'small' | 'regular';
}

/** Downloads a file the API writes. */
export function SaveFileButton({ label, path, fileName, size = 'regular' }: SaveFileButtonProps) {
  const { shop } = useShop();
  const [isBusy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    void saveFile(`/api/v1${path}`, shop.slug, fileName)
      .catch(announceError)
      .finally(() => setBusy(false));
  };
  return (
    <Button {...(size === 'small' && { size })} busy={isBusy} onClick={save}>
      <FileDown aria-hidden />
      {label}
    </Button>
  );
}
