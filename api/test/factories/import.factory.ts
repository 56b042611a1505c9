import { exportSchema, importSchema, type ProductExport, type ProductImport } from '@smallshop/contract';
import type { LightMyRequestResponse } from 'fastify';
import { RunImport, WriteExport } from '../../src/modules/import/index.js';
import { systemCtx, type ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';

/** A person who imports and exports, and the worker who does it. */
export class Importer {
  constructor(
    private readonly spec: TestApp,
    readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  /** Sends a request as this person. */
  ask(
    path: string,
    request: { method?: 'GET' | 'POST' | 'PUT'; body?: unknown } = {},
  ): Promise<LightMyRequestResponse> {
    return this.spec.request({ shop: this.shop.slug, token: this.token, ...request, path: `/api/v1/admin${path}` });
  }

  send(content: string | Buffer, fileName = 'products.csv'): Promise<LightMyRequestResponse> {
    return this.spec.app.inject({
      url: `/api/v1/admin/import/products?fileName=${encodeURIComponent(fileName)}`,
      method: 'POST',
      headers: {
        host: 'api.localhost',
        'x-shop': this.shop.slug,
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/octet-stream',
      },
      payload: content,
    });
  }

  async upload(content: string | Buffer, fileName?: string): Promise<ProductImport> {
    return importSchema.parse((await this.send(content, fileName)).json());
  }

  async get(id: string): Promise<ProductImport> {
    return importSchema.parse((await this.ask(`/import/products/${id}`)).json());
  }

  /** Gives an order (`mapping`, `apply`, `undo`, `cancel`) and lets the worker come to its end. */
  async order(id: string, what: 'mapping' | 'apply' | 'undo' | 'cancel', body: unknown = {}): Promise<ProductImport> {
    const method = what === 'mapping' ? 'PUT' : 'POST';
    const answer = await this.ask(`/import/products/${id}/${what}`, { method, body });
    if (answer.statusCode !== 200) throw new Error(`${what}: ${answer.body}`);
    return this.work(id);
  }

  /** The worker, until there is nothing left to do. */
  async work(id: string): Promise<ProductImport> {
    const ctx = systemCtx(this.shop, 'Import', new Date());
    while ((await this.get(id)).progress !== null) await this.spec.app.get(RunImport).continue(ctx, id);
    return this.get(id);
  }

  /** The dry run of a file with its columns as recognised. */
  async check(content: string | Buffer, options: object = {}, fileName?: string): Promise<ProductImport> {
    const { id } = await this.upload(content, fileName);
    return this.order(id, 'mapping', { options });
  }

  /** A file from upload to the end. */
  async import(content: string | Buffer, options: object = {}, fileName?: string): Promise<ProductImport> {
    const { id } = await this.check(content, options, fileName);
    return this.order(id, 'apply');
  }

  async items(
    id: string,
    list: 'products' | 'issues' | 'failed-images',
    query = '',
  ): Promise<Record<string, unknown>[]> {
    return (await this.ask(`/import/products/${id}/${list}?limit=100${query}`)).json<{
      items: Record<string, unknown>[];
    }>().items;
  }

  /** A finished export and its file. */
  async export(input: object): Promise<{ export: ProductExport; text: string }> {
    const asked = exportSchema.parse((await this.ask('/exports/products', { method: 'POST', body: input })).json());
    await this.spec.app.get(WriteExport).execute(systemCtx(this.shop, 'Export', new Date()), asked.id);
    const ready = exportSchema.parse((await this.ask(`/exports/products/${asked.id}`)).json());
    const file = await this.spec.request({ path: new URL(ready.downloadUrl ?? '').pathname, shop: this.shop.slug });
    return { export: ready, text: file.body };
  }
}
