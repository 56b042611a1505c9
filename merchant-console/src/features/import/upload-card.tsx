import { uploadImport } from '@smallshop/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { explainError } from '../../ui/explain-error.js';
import { Notice } from '../../ui/feedback.js';
import { FileDrop } from '../../ui/file-drop.js';

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
  return (
    <Card
      title="Import"
      description="Product exports of Shopify and WooCommerce, our own, or any spreadsheet saved as CSV."
    >
      <FileDrop
        label="File to import"
        accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv"
        hint="CSV or JSON lines, up to 500 MB. Nothing changes before you confirm."
        sending={upload.isPending ? { name: upload.variables.name, share } : null}
        onFile={(file) => upload.mutate(file)}
      />
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
