import { createShop } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormProvider, useForm, type UseFormReturn } from 'react-hook-form';
import { ApiError } from '../../../src/client/api-error.js';
import { useApi } from '../../../src/client/api-context.js';
import { Button } from '../../../src/ui/button.js';
import { Card } from '../../../src/ui/card.js';
import { explainError } from '../../../src/ui/explain-error.js';
import { Notice } from '../../../src/ui/feedback.js';
import { PageHeader } from '../../../src/ui/page-header.js';
import { CatalogChoice } from './catalog-choice.js';
import { IdentityFields, MarketFields, OwnerFields } from './new-shop-fields.js';
import { emptyShop, newShopInput, type NewShopForm } from './new-shop-form.js';
import { ShopOpened } from './shop-opened.js';
import { ThemeChoice } from './theme-choice.js';

function useOpenShop(form: UseFormReturn<NewShopForm>) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: NewShopForm) => api.call(createShop, { body: newShopInput(values) }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['shops'] });
      scrollTo({ top: 0 });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'shop.slug_taken') {
        form.setError(
          'slug',
          { message: 'Another shop took this address meanwhile; choose another.' },
          { shouldFocus: true },
        );
      }
    },
  });
}

function Step({ nth, title, children }: { nth: number; title: string; children: ReactNode }) {
  return (
    <Card title={`${nth}. ${title}`}>
      <div className="pt-1">{children}</div>
    </Card>
  );
}

const working = (
  <div role="status" className="rounded-card bg-accent-soft px-4 py-3 text-sm text-accent-text">
    <p className="font-semibold">Opening the shop…</p>
    <p>Address, owner, theme and catalog are set up in one step: either all of it is there afterwards, or nothing.</p>
    <span aria-hidden className="mt-2.5 block h-1 overflow-hidden rounded-full bg-accent/20">
      <span className="block h-full w-full origin-left animate-pulse bg-accent" />
    </span>
  </div>
);

/** Opens a shop: name, owner, theme, market, catalog; ends with links and the owner's one-time password. */
export function NewShopPage() {
  const form = useForm<NewShopForm>({ defaultValues: emptyShop, mode: 'onTouched' });
  const open = useOpenShop(form);
  const submit = form.handleSubmit((values) => open.mutate(values));
  if (open.data) return <ShopOpened created={open.data} />;
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void submit(event)} className="mx-auto max-w-3xl">
        <PageHeader title="Open a shop" back={{ to: '/', label: 'Shops' }} />
        <fieldset disabled={open.isPending} className="grid min-w-0 gap-4">
          <Step nth={1} title="Name and address">
            <IdentityFields />
          </Step>
          <Step nth={2} title="Owner">
            <OwnerFields />
          </Step>
          <Step nth={3} title="Theme">
            <ThemeChoice />
          </Step>
          <Step nth={4} title="Market">
            <MarketFields />
          </Step>
          <Step nth={5} title="Catalog">
            <CatalogChoice />
          </Step>
          {open.isPending ? working : null}
          {open.error ? (
            <Notice tone="critical" title="The shop was not opened">
              {explainError(open.error).advice}
            </Notice>
          ) : null}
          <Button type="submit" tone="primary" size="large" busy={open.isPending} className="justify-self-end">
            {open.isPending ? 'Opening…' : 'Open the shop'}
          </Button>
        </fieldset>
      </form>
    </FormProvider>
  );
}
