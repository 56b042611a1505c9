import {
  getAdminProduct,
  productInputOf,
  updateProduct,
  type AdminProduct,
  type ProductInput,
} from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { useShop } from '../../app/session.js';
import { ApiError, fieldErrorsOf } from '../../client/api-error.js';
import { useApi } from '../../client/api-context.js';
import { announce, announceError } from '../../ui/toaster.js';
import { useCustomFields } from '../settings/use-custom-fields.js';
import { formOf, inputFrom, type FormScope, type ProductForm } from './product-form.js';
import { changedFields, rebase } from './product-input.js';

/** Somebody saved the product while it was being edited here. */
export interface Conflict {
  base: ProductInput;
  mine: ProductInput;
  theirs: AdminProduct;
}

interface Write {
  body: ProductInput;
  version: number;
}

/** The contract's field names, where they differ from the form's. */
const formFields: Readonly<Record<string, keyof ProductForm>> = {
  title: 'title',
  subtitle: 'subtitle',
  descriptionHtml: 'description',
  brand: 'brand',
  slug: 'slug',
  tags: 'tags',
  'seo.title': 'seoTitle',
  'seo.description': 'seoDescription',
  publishedAt: 'publishedAt',
  unpublishAt: 'unpublishAt',
  taxCategory: 'taxCategory',
};

/** Puts a refusal at the field it is about. @returns whether a field was found */
function showAtField(form: UseFormReturn<ProductForm>, error: Error): boolean {
  if (error instanceof ApiError && error.code === 'product.slug_taken') {
    form.setError('slug', { message: 'Another product uses this address; choose another.' }, { shouldFocus: true });
    return true;
  }
  if (error instanceof ApiError && showRefusal(form, error)) return true;
  const known = [...fieldErrorsOf(error)].flatMap(([path, message]) => {
    const field = formFields[path];
    return field ? [{ field, message }] : [];
  });
  for (const { field, message } of known) form.setError(field, { message }, { shouldFocus: true });
  return known.length > 0;
}

const takenSchema = z.object({ productId: z.string(), productTitle: z.string() });
const fieldsSchema = z.object({ fields: z.array(z.object({ key: z.string(), message: z.string() })) });

/** Puts a rule's refusal at the part of the page it is about. @returns whether there is one */
function showRefusal(form: UseFormReturn<ProductForm>, { code, message, details }: ApiError): boolean {
  if (code === 'variant.sku_taken' || code === 'variant.bartaughttaken') {
    const taken = takenSchema.safeParse(details).data;
    const typed = String(details.sku ?? details.barcode ?? '');
    form.setError('variants', { message: taken ? `${typed} is used by “${taken.productTitle}” already.` : message });
    return true;
  }
  if (
    code === 'variant.options_mismatch' ||
    code === 'variant.media_mismatch' ||
    code === 'product.publish_incomplete'
  ) {
    form.setError('variants', { message });
    return true;
  }
  if (code === 'product.schedule_invalid') {
    form.setError('unpublishAt', { message }, { shouldFocus: true });
    return true;
  }
  const fields = code === 'custom_field.invalid' ? (fieldsSchema.safeParse(details).data?.fields ?? []) : [];
  for (const field of fields) form.setError(`customFields.${field.key}`, { message: field.message });
  return fields.length > 0;
}

/** Follows the saved product: an untouched form shows it, and a change of stock alone never disturbs one being edited. */
function useBase(product: AdminProduct, form: UseFormReturn<ProductForm>, timeZone: string) {
  const [base, setBase] = useState(product);
  const { isDirty } = form.formState;
  useEffect(() => {
    if (product.version === base.version) return;
    const isSame = changedFields(productInputOf(base), productInputOf(product)).length === 0;
    if (isDirty && !isSame) return;
    setBase(product);
    if (!isSame) form.reset(formOf(product, timeZone));
  }, [product, base, isDirty, form, timeZone]);
  const adopt = (saved: AdminProduct) => {
    setBase(saved);
    form.reset(formOf(saved, timeZone));
  };
  return { base, adopt };
}

/** Writes the product; when somebody else saved first, finds out what they changed. */
function useWrite(base: AdminProduct, form: UseFormReturn<ProductForm>, onSaved: (saved: AdminProduct) => void) {
  const api = useApi();
  const [conflict, setConflict] = useState<Conflict>();
  const params = { id: base.id };
  const write = useMutation({
    mutationFn: ({ body, version }: Write) => api.call(updateProduct, { params, body, ifMatch: version }),
    onSuccess: (saved) => {
      setConflict(undefined);
      onSaved(saved);
      announce(saved.status === 'active' ? 'Saved; the shop shows it within seconds' : 'Saved');
    },
    onError: async (error, { body }) => {
      if (!(error instanceof ApiError) || error.status !== 412) {
        if (!showAtField(form, error)) announceError(error);
        return;
      }
      const theirs = await api.call(getAdminProduct, { params });
      const read = productInputOf(base);
      const isOnlyNewer = changedFields(read, productInputOf(theirs)).length === 0;
      // A sale or a stock count raised the version, but nobody touched these fields: no question to ask.
      if (isOnlyNewer) write.mutate({ body, version: theirs.version });
      else setConflict({ base: read, mine: body, theirs });
    },
  });
  return { write, conflict, setConflict };
}

function useScope(): FormScope {
  const { shop } = useShop();
  const definitions = useCustomFields().data?.items;
  return { currency: shop.currency, timeZone: shop.timezone, definitions };
}

/** State of the page that edits a product: its form, saving, and what to do when somebody else saved first. */
export function useProductEditor(product: AdminProduct) {
  const queryClient = useQueryClient();
  const { key } = useShop();
  const scope = useScope();
  const form = useForm<ProductForm>({ defaultValues: formOf(product, scope.timeZone), mode: 'onTouched' });
  const { base, adopt } = useBase(product, form, scope.timeZone);
  const accept = (saved: AdminProduct) => {
    adopt(saved);
    queryClient.setQueryData(key('products', 'one', saved.id), saved);
    void queryClient.invalidateQueries({ queryKey: key('products', 'list') });
  };
  const { write, conflict, setConflict } = useWrite(base, form, accept);
  const save = form.handleSubmit((values) => {
    if (!form.formState.isDirty) return;
    write.mutate({ body: inputFrom(values, base, scope), version: base.version });
  });
  const takeTheirs = (): void => {
    if (conflict) accept(conflict.theirs);
    setConflict(undefined);
  };
  const keepMine = (): void => {
    if (!conflict) return;
    const { base: read, mine, theirs } = conflict;
    write.mutate({ body: rebase(read, mine, productInputOf(theirs)), version: theirs.version });
  };
  return {
    form,
    save: () => void save(),
    discard: () => form.reset(formOf(base, scope.timeZone)),
    isSaving: write.isPending,
    conflict,
    takeTheirs,
    keepMine,
    closeConflict: () => setConflict(undefined),
  };
}
