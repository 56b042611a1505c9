import { Query, Resolver } from '@nestjs/graphql';
import type { CustomFieldDefinition } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { CustomFieldService } from './custom-field.service.js';

/** Custom field definitions over GraphQL, for staff. */
@Resolver()
export class CustomFieldResolver {
  constructor(private readonly fields: CustomFieldService) {}

  @Query()
  @Access('catalog.read')
  async customFields(@GraphContext() ctx: Ctx): Promise<CustomFieldDefinition[]> {
    return (await this.fields.list(ctx)).items;
  }
}
