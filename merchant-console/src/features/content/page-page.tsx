import { contentPageInput, getAdminPage, updatePage, type AdminPage } from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { PublishedField } from '../../ui/published-field.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordColumns, RecordSaving } from '../../ui/record-editor/record-layout.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { RichText } from '../../ui/rich-text/rich-text.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { Input } from '../../ui/text-input.js';
import { VisibilityBadge } from '../../ui/visibility-badge.js';
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
  const readOnly = !can('content.write');
  return (
    <>
      <PageHeader
        title={page.title}
        back={{ to: `${home}/pages`, label: 'Pages' }}
        badges={<VisibilityBadge isPublished={page.isPublished} />}
        actions={<PageActions page={page} />}
      />
      <RecordColumns
        readOnly={readOnly}
        main={
          <Card>
            <div className="grid gap-4">
              <Field label="Title" error={errors.title}>
                <Input value={draft.title} onChange={(event) => change({ title: event.target.value })} />
              </Field>
              <Field label="Text" error={errors.bodyHtml}>
                <RichText
                  label="Text"
                  value={draft.bodyHtml}
                  readOnly={readOnly}
                  onChange={(bodyHtml) => change({ bodyHtml })}
                />
              </Field>
            </div>
          </Card>
        }
        side={
          <>
            <Card title="In the shop">
              <PublishedField checked={draft.isPublished} onChange={(isPublished) => change({ isPublished })}>
                {page.linkedFrom.length > 0 ? `Linked from ${page.linkedFrom.join(', ')}.` : 'No menu links to it yet.'}
              </PublishedField>
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
          </>
        }
      />
      <RecordSaving editor={editor} noun="page" names={names} />
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
  return (
    <LoadedRecord query={page} noun="page" rows={10}>
      {(read) => <PageEditor key={id} page={read} />}
    </LoadedRecord>
  );
}
