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
import { useNavigate, useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { NameFields } from '../../ui/name-fields.js';
import { PageHeader } from '../../ui/page-header.js';
import { DeleteRecord } from '../../ui/record-editor/delete-record.js';
import { LoadedRecord } from '../../ui/record-editor/loaded-record.js';
import { RecordColumns, RecordSaving } from '../../ui/record-editor/record-layout.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { SeoFields } from '../../ui/seo-fields.js';
import { StorefrontLink } from '../../ui/storefront-link.js';
import { PictureField } from '../media/index.js';
import { PlacedProductsCard, type Shelf } from '../placed-products/placed-products-card.js';
import { draftOf, inputOf } from './category-draft.js';
import { useDeleteCategory } from './use-categories.js';
import { TranslateLink } from '../translations/translate-link.js';

const names = {
  name: 'Name',
  description: 'Description',
  image: 'Picture',
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
  const remove = useDeleteCategory(category, () => void navigate(`${home}/categories`, { replace: true }));
  return (
    <>
      <StorefrontLink url={category.storefrontUrl} />
      {can('catalog.write') ? (
        <DeleteRecord
          name={category.name}
          description="Its products stay in the shop, and categories below it move up to its place. Links to it in menus lead nowhere until you change them."
          confirmLabel="Delete category"
          remove={remove}
        />
      ) : null}
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
      <RecordColumns
        readOnly={!can('catalog.write')}
        main={
          <Card>
            <NameFields {...{ draft, errors, change }} />
          </Card>
        }
        below={<PlacedProductsCard shelf={useShelf(category.id)} />}
        side={
          <>
            <Card title="Picture">
              <PictureField
                value={draft.image}
                onChange={(image) => change({ image })}
                hint="Stands at the head of the category and where categories are shown as tiles."
                readOnly={!can('catalog.write')}
              />
            </Card>
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
          </>
        }
      />
      <RecordSaving editor={editor} noun="category" names={names} />
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
  return (
    <LoadedRecord query={category} noun="category">
      {(read) => <CategoryEditor key={id} category={read} />}
    </LoadedRecord>
  );
}
