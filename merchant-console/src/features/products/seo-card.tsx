import { productInput, seoSchema, type AdminProduct } from '@smallshop/contract';
import { useFormContext } from 'react-hook-form';
import { Card } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Input, Textarea } from '../../ui/text-input.js';
import type { ProductForm } from './product-form.js';

const { shape } = productInput;

function Preview({ product }: { product: AdminProduct }) {
  const { watch } = useFormContext<ProductForm>();
  const [title, seoTitle, subtitle, seoDescription, description, slug] = watch([
    'title',
    'seoTitle',
    'subtitle',
    'seoDescription',
    'description',
    'slug',
  ]);
  const { host } = new URL(product.storefrontUrl);
  const text = (seoDescription || subtitle || description.replace(/<[^>]*>|[*#]/g, ' ')).slice(0, 160);
  return (
    <figure
      aria-label="Preview of the search result"
      className="min-w-0 rounded-control border border-line bg-sunken px-4 py-3"
    >
      <p className="truncate text-xs text-ink-subtle">
        {host} › products › {slug}
      </p>
      <p className="mt-0.5 line-clamp-1 text-base font-medium text-info">
        {seoTitle || title || 'Title of the product'}
      </p>
      <p className="mt-0.5 line-clamp-2 text-[0.8125rem] text-ink-muted">
        {text || 'A description will be taken from the page.'}
      </p>
    </figure>
  );
}

/** How the product looks in search engines, and its address. */
export function SeoCard({ product }: { product: AdminProduct }) {
  const { register, formState, watch } = useFormContext<ProductForm>();
  const { errors } = formState;
  const slug = watch('slug');
  return (
    <Card title="In search engines">
      <div className="grid gap-4">
        <Preview product={product} />
        <Field
          label="Title"
          optional
          hint={`${watch('seoTitle').length} characters; about 60 are shown. Empty: the product’s title.`}
          error={errors.seoTitle?.message}
        >
          <Input {...register('seoTitle', { validate: fieldRule(seoSchema.shape.title) })} />
        </Field>
        <Field
          label="Description"
          optional
          hint={`${watch('seoDescription').length} characters; about 155 are shown.`}
          error={errors.seoDescription?.message}
        >
          <Textarea {...register('seoDescription', { validate: fieldRule(seoSchema.shape.description) })} rows={3} />
        </Field>
        <Field
          label="Address"
          hint={
            slug !== product.slug && product.publishedAt !== null
              ? `Visitors of the old address, ${product.slug}, will be sent here.`
              : 'The last part of the product’s link.'
          }
          error={errors.slug?.message}
        >
          <Input
            {...register('slug', { validate: fieldRule(shape.slug.unwrap(), 'The product needs an address.') })}
            className="font-mono text-[0.8125rem]"
          />
        </Field>
      </div>
    </Card>
  );
}
