import type { MediaDetail, MediaUsage } from '@smallshop/contract';
import { Download, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShop } from '../../app/session.js';
import { ApiError } from '../../client/api-error.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog, Dialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { fileFacts } from './file-facts.js';
import { FocalEditor } from './focal-editor.js';
import { MediaThumb } from './media-thumb.js';
import { acceptedImages } from './use-uploads.js';
import { UploadButton } from './upload-button.js';
import { useMedia, useMediaChanges } from './use-media.js';

const languageName = (locale: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;

interface Draft {
  readonly fileName: string;
  readonly alt: string;
  readonly altByLocale: Readonly<Record<string, string>>;
  readonly focalX: number;
  readonly focalY: number;
}

const draftOf = ({ fileName, alt, altByLocale, image }: MediaDetail): Draft => ({
  ...{ fileName, alt, altByLocale },
  ...{ focalX: image?.focalX ?? 0.5, focalY: image?.focalY ?? 0.5 },
});

const usageKinds: Readonly<Record<MediaUsage['kind'], string>> = {
  product: 'Picture of',
  variant: 'Picture of variant',
  download: 'Download of',
  category: 'Category',
  collection: 'Collection',
  theme: 'Shown by the',
};

const addressOf = ({ kind, id }: MediaUsage, home: string): string | undefined =>
  id !== null && (kind === 'product' || kind === 'variant' || kind === 'download')
    ? `${home}/products/${id}`
    : undefined;

function Usages({ media }: { media: MediaDetail }) {
  const { home } = useShop();
  if (media.usageCount === 0) return <p className="text-sm text-ink-muted">Used nowhere.</p>;
  return (
    <ul className="divide-y divide-line rounded-control border border-line text-sm">
      {media.usages.map((usage) => {
        const to = addressOf(usage, home);
        return (
          <li key={`${usage.kind} ${usage.id} ${usage.title}`} className="flex gap-2 px-3 py-2">
            <span className="text-ink-subtle">{usageKinds[usage.kind]}</span>
            {to ? <Link to={to} className="min-w-0 truncate font-medium hover:underline">{usage.title}</Link> : <span className="font-medium">{usage.title}</span>}
          </li>
        );
      })}
      {media.usageCount > media.usages.length ? <li className="px-3 py-2 text-ink-subtle">and {media.usageCount - media.usages.length} more places</li> : null}
    </ul>
  ); // prettier-ignore
}

function Texts({
  media,
  draft,
  onChange,
}: {
  media: MediaDetail;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}) {
  const setAlt = (locale: string, alt: string) => onChange({ altByLocale: { ...draft.altByLocale, [locale]: alt } });
  return (
    <div className="grid gap-4">
      {media.kind === 'image' ? (
        <Field label="Alt text" hint="What a screen reader says and search engines read. Leave it empty for decoration.">
          <Textarea rows={2} maxLength={500} value={draft.alt} onChange={({ target }) => onChange({ alt: target.value })} />
        </Field>
      ) : null}
      {media.kind === 'image'
        ? media.locales.map((locale) => (
            <Field key={locale} label={`Alt text in ${languageName(locale)}`} optional>
              <Textarea rows={2} lang={locale} maxLength={500} value={draft.altByLocale[locale] ?? ''} onChange={({ target }) => setAlt(locale, target.value)} />
            </Field>
          ))
        : null}
      <Field label="File name" {...(draft.fileName.trim() === '' ? { error: 'A file needs a name.' } : {})}>
        <Input maxLength={200} value={draft.fileName} onChange={({ target }) => onChange({ fileName: target.value })} />
      </Field>
    </div>
  ); // prettier-ignore
}

/** What went wrong, and whose change came first when somebody else was quicker. */
function Problem({ error, onReload }: { error: Error | null; onReload: () => void }) {
  if (!error) return null;
  if (error instanceof ApiError && error.code === 'precondition.failed') {
    return (
      <Notice tone="caution" title="Somebody changed this file first" action={<Button size="small" onClick={onReload}>Load theirs</Button>}>
        Nothing of yours has been saved yet. Load their version, then make your change again.
      </Notice>
    ); // prettier-ignore
  }
  return <Notice tone="critical" title="That did not work">{explainError(error).advice}</Notice>; // prettier-ignore
}

function Editor({ media, onClose, onReload }: { media: MediaDetail; onClose: () => void; onReload: () => void }) {
  const { can } = useShop();
  const changes = useMediaChanges(media, onClose);
  const [draft, setDraft] = useState(() => draftOf(media));
  const [isDeleting, setDeleting] = useState(false);
  const { save, replace, derive, remove } = changes;
  const mayWrite = can('catalog.write');
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(media));
  const patch = () => save.mutate({ ...draft, fileName: draft.fileName.trim(), altByLocale: { ...draft.altByLocale } });
  const error = save.error ?? replace.error ?? derive.error ?? remove.error;
  const busy = replace.isPending ? `Replacing: ${Math.round(changes.progress * 100)} %` : 'Replace';
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && draft.fileName.trim() !== '') patch();
      }}
    >
      <Problem error={error} onReload={onReload} />
      {media.state === 'failed' ? (
        <Notice tone="critical" title="Its sizes could not be drawn" action={<Button size="small" busy={derive.isPending} onClick={() => derive.mutate()}><RotateCw aria-hidden />Try again</Button>}>
          Shoppers may see it load slowly or not at all.
        </Notice>
      ) : null}
      <fieldset disabled={!mayWrite} className="grid min-w-0 gap-5">
        {media.image ? (
          <FocalEditor image={media.image} value={{ x: draft.focalX, y: draft.focalY }} disabled={!mayWrite} onChange={({ x, y }) => setDraft({ ...draft, focalX: x, focalY: y })} />
        ) : (
          <MediaThumb media={media} large className="h-40 w-full" />
        )}
        <p className="text-[0.8125rem] text-ink-subtle">{fileFacts(media)}{media.state === 'processing' ? ' · being prepared' : ''}</p>
        <Texts media={media} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      </fieldset>
      <section aria-label="Where it is used" className="grid gap-2">
        <h3 className="text-[0.8125rem] font-medium">Where it is used</h3>
        <Usages media={media} />
      </section>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="small"><a href={media.downloadUrl}><Download aria-hidden />Download</a></Button>
        {mayWrite ? <UploadButton size="small" multiple={false} disabled={replace.isPending} {...(media.kind === 'image' ? { accept: acceptedImages } : {})} onFiles={([file]) => file && replace.mutate(file)}>{busy}</UploadButton> : null}
        {mayWrite ? <Button size="small" disabled={media.usageCount > 0} title={media.usageCount > 0 ? 'Used files cannot be deleted' : undefined} onClick={() => setDeleting(true)}><Trash2 aria-hidden />Delete</Button> : null}
      </div>
      {mayWrite ? (
        <footer className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-t border-line bg-raised px-5 py-3">
          <Button disabled={!isDirty} onClick={() => setDraft(draftOf(media))}>Discard</Button>
          <Button tone="primary" type="submit" disabled={!isDirty} busy={save.isPending}>Save</Button>
        </footer>
      ) : null}
      <ConfirmDialog open={isDeleting} onOpenChange={setDeleting} danger busy={remove.isPending} title={`Delete ${media.fileName}?`} description="The file and all its sizes go. This cannot be undone." confirmLabel="Delete file" onConfirm={() => remove.mutate(undefined, { onSettled: () => setDeleting(false) })} />
    </form>
  ); // prettier-ignore
}

/** Everything about one file, beside the list it came from. */
export function MediaDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const media = useMedia(id);
  const version = media.data?.version ?? 0;
  return (
    <Dialog open onOpenChange={onClose} shape="sheet" title={media.data?.fileName ?? 'File'}>
      {media.data ? <Editor key={version} media={media.data} onClose={onClose} onReload={() => void media.refetch()} /> : null}
      {media.isPending ? <LoadingBlock label="Loading the file" rows={8} /> : null}
      {media.error && !media.data ? <ErrorState error={media.error} onRetry={() => void media.refetch()} /> : null}
    </Dialog>
  ); // prettier-ignore
}
