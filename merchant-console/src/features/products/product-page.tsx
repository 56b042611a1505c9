import { getAdminProduct, type AdminProduct } from '@smallshop/contract';
import { useQuery } from '@tanstack/react-query';
import { FormProvider, useController } from 'react-hook-form';
import { useParams } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Card } from '../../ui/card.js';
import { ErrorState, LoadingBlock } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { SaveBar } from '../../ui/save-bar.js';
import { ConflictDialog } from './conflict-dialog.js';
import { DetailsCard } from './details-card.js';
import { CustomFieldsCard } from './custom-fields-card.js';
import { OptionsCard } from './options-card.js';
import { OrganisationCard } from './organisation-card.js';
import { ProductActions } from './product-actions.js';
import { ProductFilesSection } from './product-files-section.js';
import type { ProductForm } from './product-form.js';
import { ProductPricesCard } from '../prices/product-prices-card.js';
import { ProductMediaSection } from './product-media-section.js';
import { RelatedCard } from './related-card.js';
import { ProductBadge } from './product-status.js';
import { SeoCard } from './seo-card.js';
import { StockPanel } from './stock-panel.js';
import { StatusCard } from './status-card.js';
import { useProductEditor } from './use-product-editor.js';
import { VariantsCard } from './variants-card.js';

/** What a picture says and where it is cut comes from the product: both may have changed since the form began. */
function Pictures({ product }: { product: AdminProduct }) {
  const { field } = useController<ProductForm, 'images'>({ name: 'images' });
  const value = field.value.map((image) => product.images.find(({ id }) => id === image.id) ?? image);
  return <ProductMediaSection value={value} onChange={field.onChange} />;
}

function Fields({ product }: { product: AdminProduct }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18.5rem]">
      <div className="grid gap-4">
        <DetailsCard />
        <Pictures product={product} />
        {product.isDigital ? <ProductFilesSection product={product} /> : null}
        <OptionsCard />
        <VariantsCard product={product} />
        <StockPanel product={product} />
        <ProductPricesCard productId={product.id} title={product.title} />
        <CustomFieldsCard />
        <RelatedCard productId={product.id} />
        <SeoCard product={product} />
      </div>
      <div className="grid gap-4">
        <StatusCard product={product} />
        <OrganisationCard />
      </div>
    </div>
  );
}

function ProductEditor({ product }: { product: AdminProduct }) {
  const { home, can } = useShop();
  const editor = useProductEditor(product);
  const { conflict } = editor;
  return (
    <FormProvider {...editor.form}>
      <PageHeader
        title={product.title}
        back={{ to: `${home}/products`, label: 'Products' }}
        badges={<ProductBadge product={product} />}
        actions={<ProductActions product={product} />}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        <fieldset disabled={!can('catalog.write')} className="min-w-0">
          <Fields product={product} />
        </fieldset>
        <SaveBar
          dirty={editor.form.formState.isDirty}
          saving={editor.isSaving}
          onSave={editor.save}
          onDiscard={editor.discard}
        />
      </form>
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          busy={editor.isSaving}
          onTakeTheirs={editor.takeTheirs}
          onKeepMine={editor.keepMine}
          onClose={editor.closeConflict}
        />
      ) : null}
    </FormProvider>
  );
}

/** Everything about one product, saved as a whole. */
export function ProductPage() {
  const { id = '' } = useParams();
  const api = useApi();
  const { key } = useShop();
  const product = useQuery({
    queryKey: key('products', 'one', id),
    queryFn: ({ signal }) => api.call(getAdminProduct, { params: { id }, signal }),
  });
  if (product.data) return <ProductEditor key={id} product={product.data} />;
  return (
    <Card>
      {product.error ? (
        <ErrorState error={product.error} onRetry={() => void product.refetch()} />
      ) : (
        <LoadingBlock label="Loading the product" rows={10} />
      )}
    </Card>
  );
}
