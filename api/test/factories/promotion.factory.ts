import { adminPromotionSchema, type promotionInput } from '@smallshop/contract';
import type { LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { ShopRequest, TestApp } from '../application.js';
import { aStaffToken } from './staff.factory.js';

type PromotionWishes = Partial<z.input<typeof promotionInput>>;

/** A tenth off the whole order. */
export const aTenth = { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } } as const;

/** A staff member's hands on the discounts of a shop, over REST. */
export class PromotionDesk {
  private constructor(
    private readonly app: TestApp,
    private readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  static async of(app: TestApp, shop: ShopFacts): Promise<PromotionDesk> {
    return new PromotionDesk(app, shop, await aStaffToken(app, shop));
  }

  /** Any request below `/api/v1/admin/promotions`. */
  send(path: string, request: Omit<ShopRequest, 'path'> = {}): Promise<LightMyRequestResponse> {
    const whole = `/api/v1/admin/promotions${path}`;
    return this.app.request({ shop: this.shop.slug, token: this.token, ...request, path: whole });
  }

  /** A tenth off the order unless told otherwise, automatic without codes. @returns its id */
  async promotion(wishes: PromotionWishes = {}, codes: readonly string[] = []): Promise<string> {
    const body = { name: 'A tenth off', effect: aTenth, isAutomatic: codes.length === 0, ...wishes };
    const { id } = adminPromotionSchema.parse((await this.send('', { body })).json());
    if (codes.length > 0) await this.send(`/${id}/codes`, { body: { from: 'list', codes } });
    return id;
  }
}
