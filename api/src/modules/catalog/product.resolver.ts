import { Args, Query, Resolver } from '@nestjs/graphql';
import { adminProductListQuery, getAdminProduct, listProductTerms, type AdminProduct } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ProductService } from './product.service.js';

const termsAnswer = z.object({ items: z.array(z.string()) });

/** The console's reads of products over GraphQL. */
@Resolver()
export class ProductResolver {
  constructor(private readonly products: ProductService) {}

  @Query()
  @Access('catalog.read')
  async adminProducts(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.products.list(ctx, parseArguments(adminProductListQuery, given)));
  }

  @Query()
  @Access('catalog.read')
  adminProduct(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<AdminProduct> {
    return this.products.get(ctx, parseArguments(getAdminProduct.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  async productTerms(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<string[]> {
    const answer = await this.products.terms(ctx, parseArguments(listProductTerms.query, given));
    return termsAnswer.parse(JSON.parse(answer)).items;
  }

  @Query()
  @Access('catalog.read')
  productStats(@GraphContext() ctx: Ctx): ReturnType<ProductService['stats']> {
    return this.products.stats(ctx);
  }
}
