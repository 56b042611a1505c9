import { uploadImport } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { cn } from '../../ui/class-names.js';
import { Notice } from '../../ui/feedback.js';
import { explainError } from '../../ui/explain-error.js';
import { ProgressBar } from './progress-bar.js';

function useUpload() {
  const api = useApi();
  const { home } = useShop();
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) =>
      api.upload(uploadImport, { query: { fileName: file.name }, file, onProgress: setShare }),
    onSuccess: ({ id }) => void navigate(`${home}/products/import/${id}`),
  });
  return { share, upload };
}

/** Takes a file by choosing or dropping it, and goes on to its columns. */
export function UploadCard() {
  const { share, upload } = useUpload();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const send = (file: File | undefined) => file && upload.mutate(file);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  return (
    <Card
      title="Import"
      description="Product exports of Shopify and WooCommerce, our own, or any spreadsheet saved as CSV."
    >
      <div
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cn(
          'grid justify-items-center gap-2 rounded-card border border-dashed border-line-strong bg-sunken px-4 py-8 text-center',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        <FileUp className="size-6 text-ink-subtle" aria-hidden />
        {upload.isPending ? (
          <div className="grid w-full max-w-72 gap-2">
            <p className="text-sm font-medium">Sending {upload.variables.name}</p>
            <ProgressBar label="Upload" share={share} />
          </div>
        ) : (
          <>
            <p className="text-sm text-ink-muted max-md:hidden">Drop a file here, or</p>
            <Button tone="primary" onClick={() => input.current?.click()}>
              Choose a file
            </Button>
            <p className="text-[0.8125rem] text-ink-subtle">
              CSV or JSON lines, up to 500 MB. Nothing changes before you confirm.
            </p>
          </>
        )}
        <input
          ref={input}
          type="file"
          aria-label="File to import"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => (send(event.target.files?.[0]), (event.target.value = ''))}
        />
      </div>
      {upload.error ? (
        <div className="mt-3">
          <Notice tone="critical" title="This file was not taken">
            {explainError(upload.error).advice}
          </Notice>
        </div>
      ) : null}
    </Card>
  );
}
