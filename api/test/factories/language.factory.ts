import {
  shopLanguageSchema,
  translatedRecordSchema,
  type ShopLanguage,
  type TranslatedRecord,
} from '@smallshop/contract';
import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { LanguageBuilder } from '../../src/modules/language/index.js';
import { systemCtx, type ShopFacts } from '../../src/plumbing/context.js';
import type { ShopRequest, TestApp } from '../application.js';

/** The code of a refusal. */
export const codeOf = (answer: LightMyRequestResponse): string =>
  z.object({ code: z.string() }).parse(answer.json()).code;

/** Someone who decides which languages a shop speaks, and translates into them. */
export class Translator {
  constructor(
    private readonly spec: TestApp,
    private readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  ask(path: string, request: Partial<ShopRequest> = {}): Promise<LightMyRequestResponse> {
    return this.spec.request({ shop: this.shop.slug, token: this.token, ...request, path: `/api/v1${path}` });
  }

  /** The same shop as a shopper sees it, who prefers a language. */
  shopper(path: string, language?: string, request: Partial<ShopRequest> = {}): Promise<LightMyRequestResponse> {
    const preference: Record<string, string> = language === undefined ? {} : { 'accept-language': language };
    const headers = { ...preference, ...request.headers };
    return this.spec.request({ shop: this.shop.slug, ...request, path: `/api/v1${path}`, headers });
  }

  /** Makes something and answers its id. */
  async make(path: string, body: object): Promise<string> {
    return z.object({ id: z.string() }).parse((await this.ask(path, { body })).json()).id;
  }

  async add(locale: string): Promise<ShopLanguage> {
    return shopLanguageSchema.parse((await this.ask('/admin/languages', { body: { locale } })).json());
  }

  publish(locale: string, isPublished = true, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.ask(`/admin/languages/${locale}`, { method: 'PATCH', body: { isPublished }, headers });
  }

  /** What workers do once a language was published or taken back. */
  build(locale: string): Promise<void> {
    return this.spec.app.get(LanguageBuilder).build(systemCtx(this.shop, 'Languages', new Date()), locale);
  }

  /** Adds a language and has shoppers see it. */
  async offer(locale: string): Promise<void> {
    await this.add(locale);
    await this.publish(locale);
    await this.build(locale);
  }

  /** @param path kind, id and language */
  translate(
    path: string,
    texts: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.ask(`/admin/translations/${path}`, { method: 'PATCH', body: { texts }, headers });
  }

  async record(path: string): Promise<TranslatedRecord> {
    return translatedRecordSchema.parse((await this.ask(`/admin/translations/${path}`)).json());
  }

  /** Payloads of a topic since it was last asked for. */
  async told(topic: string): Promise<unknown[]> {
    const { rows } = await this.spec.database.admin.query<{ payload: unknown }>(
      `DELETE FROM outbox WHERE tenant_id = $1 AND topic = $2 RETURNING payload`,
      [this.shop.id, topic],
    );
    return rows.map(({ payload }) => payload);
  }
}
