// @vitest-environment happy-dom
import type { AdminProduct, Membership } from '@smallshop/contract';
import { permissions, staffRefresh } from '@smallshop/contract';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ShopProvider } from '../../app/session.js';
import { createApiClient } from '../../client/api-client.js';
import { createQueryClient } from '../../client/query-client.js';
import { ConsoleProviders } from '../../ui/console-providers.js';
import { ProductPage } from './product-page.js';

const id = '0192f0c1-7c1a-7e30-9d61-000000000001';
const at = '2026-11-22T10:00:00.000Z';
const shop: Membership = {
  shopId: id, slug: 'harbor', name: 'Harbor', currency: 'EUR', locale: 'en', timezone: 'UTC', status: 'active',
  storefrontUrl: 'http://harbor.localhost:3000', role: 'owner', permissions: [...permissions],
}; // prettier-ignore
const variant = {
  id, sku: 'MUG', barcode: null, title: 'Mug', optionValues: [], price: { amount: 1200, currency: 'EUR' as const }, compareAtPrice: null,
  cost: null, weightGrams: 300, imageId: null, lengthMm: null, widthMm: null, heightMm: null, backorderPolicy: 'refuse' as const, lowStockThreshold: null,
  isActive: true, onHand: 4, reserved: 0, free: 4,
}; // prettier-ignore
const product = (changes: Partial<AdminProduct>): AdminProduct => ({
  id, slug: 'mug', title: 'Mug', subtitle: '', descriptionHtml: '<p>Thrown by hand.</p>', brand: 'Harbor', status: 'draft', isDigital: false,
  taxCategory: 'standard', tags: [], specs: [], seo: { title: '', description: '' }, options: [], variants: [variant], images: [], categories: [],
  customFields: {}, related: [], unpublishAt: null, updatedBy: 'Robin',
  storefrontUrl: 'http://harbor.localhost:3000/products/mug', version: 1, publishedAt: null, createdAt: at, updatedAt: at, ...changes,
}); // prettier-ignore

const writeSchema = z.object({ title: z.string(), brand: z.string(), descriptionHtml: z.string() });

/** A product behind an API that honours `If-Match`; records what was written. */
function setUp(first: AdminProduct) {
  let stored = first;
  const writes: { ifMatch: string | null; body: z.infer<typeof writeSchema> }[] = [];
  const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const write = (init: RequestInit): Response => {
    const ifMatch = new Headers(init.headers).get('if-match');
    const body = writeSchema.parse(JSON.parse(String(init.body)));
    writes.push({ ifMatch, body });
    if (ifMatch !== `"${stored.version}"`) return json(412, { code: 'precondition.failed', message: 'Changed.' });
    stored = { ...stored, ...body, version: stored.version + 1 };
    return json(200, stored);
  };
  const client = createApiClient({
    refresh: staffRefresh,
    onSessionEnded: () => {},
    fetch: async (url, init = {}) => {
      if (/categories|custom-fields|terms/.test(String(url))) return json(200, { items: [] });
      return init.method === 'PUT' ? write(init) : json(200, stored);
    },
  });
  const router = createMemoryRouter([{ path: '/products/:id', Component: ProductPage }], {
    initialEntries: [`/products/${id}`],
  });
  render(
    <ConsoleProviders client={client} queryClient={createQueryClient()}>
      <ShopProvider value={shop}>
        <RouterProvider router={router} />
      </ShopProvider>
    </ConsoleProviders>,
  );
  return { writes, change: (changes: Partial<AdminProduct>) => (stored = { ...stored, ...changes }) };
}

async function renameTo(title: string) {
  const [field] = await screen.findAllByLabelText('Title');
  if (!field) throw new Error('The page has no title field.');
  fireEvent.change(field, { target: { value: title } });
  fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// The whole editor is drawn for each of these, which a busy machine does slowly.
describe('saving a product', { timeout: 30_000 }, () => {
  it('writes over the version that was read and leaves the description as it was', async () => {
    const { writes } = setUp(product({}));
    await renameTo('Cup');
    await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull());
    expect(writes).toEqual([
      { ifMatch: '"1"', body: { title: 'Cup', brand: 'Harbor', descriptionHtml: '<p>Thrown by hand.</p>' } },
    ]);
  });

  it('shows what somebody else saved first, and keeps both when I keep mine', async () => {
    const { writes, change } = setUp(product({}));
    await screen.findAllByLabelText('Title');
    change({ brand: 'Volt', version: 2 });
    await renameTo('Cup');
    expect(await screen.findByText('changed by them: stays as they set it')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Keep my changes' }));
    await waitFor(() => expect(writes).toHaveLength(2));
    expect(writes[1]).toMatchObject({ ifMatch: '"2"', body: { title: 'Cup', brand: 'Volt' } });
  });

  it('writes nothing when I take theirs', async () => {
    const { writes, change } = setUp(product({}));
    await screen.findAllByLabelText('Title');
    change({ title: 'Beaker', version: 2 });
    await renameTo('Cup');
    fireEvent.click(await screen.findByRole('button', { name: 'Load theirs, drop mine' }));
    expect(await screen.findByRole('heading', { name: 'Beaker' })).toBeDefined();
    expect(writes).toHaveLength(1);
  });

  it('asks nothing when only the version moved, as a sale does', async () => {
    const { writes, change } = setUp(product({}));
    await screen.findAllByLabelText('Title');
    change({ version: 5 });
    await renameTo('Cup');
    await waitFor(() => expect(writes.map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"5"']));
    expect(screen.queryByText('Somebody saved this product first')).toBeNull();
  });
});
