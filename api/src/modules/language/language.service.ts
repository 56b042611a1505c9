import { Injectable } from '@nestjs/common';
import { mostLanguages, type ShopLanguage } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ShopFinder } from '../tenant/index.js';
import { LanguageRepository, type CurrentLanguage } from './language.repository.js';

/** Which languages a shop speaks. */
@Injectable()
export class LanguageService {
  constructor(
    private readonly database: Database,
    private readonly languages: LanguageRepository,
    private readonly finder: ShopFinder,
  ) {}

  /** The shop's own first. */
  async list(ctx: Ctx): Promise<{ items: ShopLanguage[] }> {
    authorise(ctx, 'settings.read');
    return { items: await this.database.withTenant(ctx, (tx) => this.languages.all(tx, ctx)) };
  }

  /** @throws Refusal `language.exists`, `language.too_many` */
  async add(ctx: Ctx, locale: string): Promise<ShopLanguage> {
    authorise(ctx, 'settings.write');
    return this.database.withTenant(ctx, async (tx) => {
      const present = await this.languages.all(tx, ctx);
      if (present.some((language) => language.locale === locale)) throw new Refusal('language.exists', { locale });
      if (present.length > mostLanguages) throw new Refusal('language.too_many');
      await this.languages.add(tx, locale, actorName(ctx));
      return this.#find(tx, ctx, locale);
    });
  }

  /** @throws Refusal `language.list_differs` unless `locales` names each of the other languages once */
  async arrange(ctx: Ctx, locales: readonly string[]): Promise<{ items: ShopLanguage[] }> {
    authorise(ctx, 'settings.write');
    const items = await this.database.withTenant(ctx, async (tx) => {
      const others = (await this.languages.all(tx, ctx)).filter(({ isDefault }) => !isDefault);
      const isSame =
        locales.toSorted().join() ===
        others
          .map(({ locale }) => locale)
          .toSorted()
          .join();
      if (!isSame) throw new Refusal('language.list_differs');
      await this.languages.arrange(tx, locales);
      tx.emit('shop.changed', ctx.tenantId, { isHard: false });
      return this.languages.all(tx, ctx);
    });
    await this.finder.forget(ctx.tenantId);
    return { items };
  }

  /**
   * Publishes a language, or takes it back. Shoppers see a published one as soon as its pages are made, one taken back no longer.
   *
   * @throws Refusal `language.not_found`, `language.is_default`, `precondition.failed`
   */
  async publish(ctx: Ctx, locale: string, isPublished: boolean, ifMatch: number | null): Promise<ShopLanguage> {
    authorise(ctx, 'settings.write');
    const language = await this.database.withTenant(ctx, async (tx) => {
      const current = await this.#lock(tx, ctx, locale, ifMatch);
      if (current.isPublished !== isPublished) {
        await this.languages.publish(tx, locale, isPublished, actorName(ctx));
        tx.emit('language.changed', ctx.tenantId, { locale });
        if (!isPublished) tx.emit('shop.changed', ctx.tenantId, { isHard: true });
      }
      return this.#find(tx, ctx, locale);
    });
    await this.finder.forget(ctx.tenantId);
    return language;
  }

  /**
   * Removes a language that is not published.
   *
   * @param isConfirmed  its translations may go with it
   * @throws Refusal `language.not_found`, `language.is_default`, `language.published`, `precondition.failed`;
   *         `language.has_translations` with `details.translations` saying how many
   */
  async remove(ctx: Ctx, locale: string, isConfirmed: boolean, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'settings.write');
    await this.database.withTenant(ctx, async (tx) => {
      const current = await this.#lock(tx, ctx, locale, ifMatch);
      if (current.isPublished) throw new Refusal('language.published');
      const { translations } = await this.#find(tx, ctx, locale);
      if (translations > 0 && !isConfirmed) throw new Refusal('language.has_translations', { translations });
      await this.languages.remove(tx, locale);
      tx.emit('language.changed', ctx.tenantId, { locale });
    });
  }

  async #lock(tx: TenantTx, ctx: Ctx, locale: string, ifMatch: number | null): Promise<CurrentLanguage> {
    const current = await this.languages.lock(tx, locale);
    if (!current) throw new Refusal(locale === ctx.shop.locale ? 'language.is_default' : 'language.not_found');
    assertNewest(current, ifMatch);
    return current;
  }

  async #find(tx: TenantTx, ctx: Ctx, locale: string): Promise<ShopLanguage> {
    const found = (await this.languages.all(tx, ctx)).find((language) => language.locale === locale);
    if (!found) throw new Refusal('language.not_found');
    return found;
  }
}
