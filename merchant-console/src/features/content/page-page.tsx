import { contentPageInput, getAdminPage, updatePage, type AdminPage } from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { RichText } from '../../ui/rich-text/rich-text.js';
import { SaveBar } from '../../ui/save-bar.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { Input } from '../../ui/text-input.js';
import { PageActions } from './page-actions.js';
import { draftOf, inputOf } from './page-draft.js';

const names = {
  title: 'Title',
  bodyHtml: 'Text',
  isPublished: 'Published',
  slug: 'Address',
  seoTitle: 'Search title',
  seoDescription: 'Search description',
};

function useEditor(page: AdminPage) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const params = { id: page.id };
  return useRecordEditor({
    read: page,
    draftOf,
    inputOf,
    schema: contentPageInput,
    refusals: { 'page.slug_taken': 'slug' },
    save: (body, ifMatch) => api.call(updatePage, { params, body, ifMatch }),
    reload: () => api.call(getAdminPage, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('pages', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('pages', 'list') });
      void queryClient.invalidateQueries({ queryKey: key('menus') });
    },
    savedMessage: 'Saved; the shop shows it within seconds',
  });
}

function PageEditor({ page }: { page: AdminPage }) {
  const { home, can } = useShop();
  const editor = useEditor(page);
  const { draft, errors, change } = editor;
  const disabled = !can('content.write');
  return (
    <>
      <PageHeader
        title={page.title}
        back={{ to: `${home}/pages`, label: 'Pages' }}
        badges={page.isPublished ? <Badge tone="positive">Published</Badge> : <Badge hollow>Hidden</Badge>}
        actions={<PageActions page={page} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <fieldset disabled={disabled} className="min-w-0">
          <Card>
            <div className="grid gap-4">
              <Field label="Title" error={errors.title}>
                <Input value={draft.title} onChange={(event) => change({ title: event.target.value })} />
              </Field>
              <Field label="Text" error={errors.bodyHtml}>
                <RichText
                  label="Text"
                  value={draft.bodyHtml}
                  readOnly={disabled}
                  onChange={(bodyHtml) => change({ bodyHtml })}
                />
              </Field>
            </div>
          </Card>
        </fieldset>
        <fieldset disabled={disabled} className="grid min-w-0 gap-4">
          <Card title="In the shop">
            <label className="flex cursor-pointer gap-3 text-sm">
              <Checkbox
                className="mt-0.5"
                checked={draft.isPublished}
                onCheckedChange={(checked) => change({ isPublished: checked === true })}
              />
              <span>
                <span className="font-medium">Published</span>
                <span className="block text-[0.8125rem] text-ink-subtle">
                  {page.linkedFrom.length > 0
                    ? `Linked from ${page.linkedFrom.join(', ')}.`
                    : 'No menu links to it yet.'}
                </span>
              </span>
            </label>
          </Card>
          <Card title="In search engines">
            <SeoFields
              draft={draft}
              errors={errors}
              onChange={change}
              storefrontUrl={page.storefrontUrl}
              savedSlug={page.slug}
              title={draft.title}
              text={draft.bodyHtml}
            />
          </Card>
        </fieldset>
      </div>
      <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
      <SavedFirstDialog
        noun="page"
        names={names}
        conflict={editor.conflict}
        busy={editor.isSaving}
        onTakeTheirs={editor.takeTheirs}
        onKeepMine={editor.keepMine}
        onClose={editor.closeConflict}
      />
    </>
  );
}

/** One content page: its text, and how shoppers find it. */
export function ContentPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const { key } = useShop();
  const page = useQuery({
    queryKey: key('pages', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminPage, { params: { id }, signal }),
  });
  if (page.data) return <PageEditor key={id} page={page.data} />;
  return (
    <Card>
      {page.error ? (
        <ErrorState error={page.error} onRetry={() => void page.refetch()} />
      ) : (
        <LoadingBlock label="Loading the page" rows={10} />
      )}
    </Card>
  );
}
