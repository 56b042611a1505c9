import {
  addCategoryProducts,
  categoryChangeInput,
  getAdminCategory,
  listCategoryProducts,
  placeCategoryProduct,
  removeCategoryProduct,
  updateCategory,
  type AdminCategory,
} from '@smallshop/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { explainError } from '../../ui/explain-error.js';
import { ErrorState, LoadingBlock, Notice } from '../../ui/feedback.js';
import { Field } from '../../ui/field.js';
import { PageHeader } from '../../ui/page-header.js';
import { SavedFirstDialog } from '../../ui/record-editor/saved-first-dialog.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { SaveBar } from '../../ui/save-bar.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { Input, Textarea } from '../../ui/text-input.js';
import { PlacedProductsCard, type Shelf } from '../placed-products/placed-products-card.js';
import { draftOf, inputOf } from './category-draft.js';
import { useDeleteCategory } from './use-categories.js';
import { TranslateLink } from '../translations/translate-link.js';

const names = {
  name: 'Name',
  description: 'Description',
  slug: 'Address',
  seoTitle: 'Search title',
  seoDescription: 'Search description',
};

function useShelf(id: string): Shelf {
  const api = useApi();
  const { key, can } = useShop();
  const params = (productId: string) => ({ id, productId });
  return {
    queryKey: key('categories', 'products', id),
    noun: 'category',
    list: (cursor) =>
      api.call(listCategoryProducts, {
        params: { id },
        query: { limit: 50, include: 'total', ...(cursor ? { cursor } : {}) },
      }),
    ...(can('catalog.write') && {
      arrange: {
        add: (productIds: string[]) => api.send(addCategoryProducts, { params: { id }, body: { productIds } }),
        remove: (productId: string) => api.send(removeCategoryProduct, { params: params(productId) }),
        place: (productId: string, beforeId: string | null) =>
          api.send(placeCategoryProduct, { params: params(productId), body: { beforeId } }),
      },
    }),
  };
}

function useEditor(category: AdminCategory) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const params = { id: category.id };
  return useRecordEditor({
    read: category,
    draftOf,
    inputOf,
    schema: categoryChangeInput,
    refusals: { 'category.slug_taken': 'slug' },
    save: (body, ifMatch) => api.call(updateCategory, { params, body, ifMatch }),
    reload: () => api.call(getAdminCategory, { params }),
    onSaved: (saved) => {
      queryClient.setQueryData(key('categories', 'one', saved.id), saved);
      void queryClient.invalidateQueries({ queryKey: key('categories', 'tree') });
    },
    savedMessage: 'Saved; the shop shows it within seconds',
  });
}

function Actions({ category }: { category: AdminCategory }) {
  const { home, can } = useShop();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteCategory(category, () => void navigate(`${home}/categories`, { replace: true }));
  return (
    <>
      <Button asChild>
        <a href={category.storefrontUrl} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden />
          View in the shop
        </a>
      </Button>
      {can('catalog.write') ? (
        <Button onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      ) : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${category.name}”?`}
        description="Its products stay in the shop, and categories below it move up to its place. Links to it in menus lead nowhere until you change them."
        keepLabel="Keep it"
        confirmLabel="Delete category"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {remove.error ? (
          <Notice tone="critical" title="Not deleted">
            {explainError(remove.error).advice}
          </Notice>
        ) : null}
      </ConfirmDialog>
    </>
  );
}

function CategoryEditor({ category }: { category: AdminCategory }) {
  const { home, can } = useShop();
  const editor = useEditor(category);
  const { draft, errors, change } = editor;
  return (
    <>
      <PageHeader
        title={category.name}
        back={{ to: `${home}/categories`, label: 'Categories' }}
        actions={
          <>
            <TranslateLink kind="category" id={category.id} />
            <Actions category={category} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <fieldset disabled={!can('catalog.write')} className="min-w-0">
            <Card>
              <div className="grid gap-4">
                <Field label="Name" error={errors.name}>
                  <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} />
                </Field>
                <Field label="Description" optional hint="Shown above its products." error={errors.description}>
                  <Textarea
                    rows={3}
                    value={draft.description}
                    onChange={(event) => change({ description: event.target.value })}
                  />
                </Field>
              </div>
            </Card>
          </fieldset>
          <PlacedProductsCard shelf={useShelf(category.id)} />
        </div>
        <fieldset disabled={!can('catalog.write')} className="min-w-0">
          <Card title="In search engines">
            <SeoFields
              draft={draft}
              errors={errors}
              onChange={change}
              storefrontUrl={category.storefrontUrl}
              savedSlug={category.slug}
              title={draft.name}
              text={draft.description}
            />
          </Card>
        </fieldset>
      </div>
      <SaveBar dirty={editor.isDirty} saving={editor.isSaving} onSave={editor.save} onDiscard={editor.discard} />
      <SavedFirstDialog
        noun="category"
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

/** One category: its words, its products in order, how search engines show it. */
export function CategoryPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const { key } = useShop();
  const category = useQuery({
    queryKey: key('categories', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminCategory, { params: { id }, signal }),
  });
  if (category.data) return <CategoryEditor key={id} category={category.data} />;
  return (
    <Card>
      {category.error ? (
        <ErrorState error={category.error} onRetry={() => void category.refetch()} />
      ) : (
        <LoadingBlock label="Loading the category" rows={8} />
      )}
    </Card>
  );
}
