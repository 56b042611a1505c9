import { Query, Resolver } from '@nestjs/graphql';
import type { StaffProfile } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { Refusal } from '../../plumbing/refusal.js';
import { StaffAuthService } from './staff-auth.service.js';

/** The signed-in staff account over GraphQL. */
@Resolver()
export class StaffResolver {
  constructor(private readonly auth: StaffAuthService) {}

  /** Every role may read the catalog, so that is what makes someone staff here. API keys are nobody's profile. */
  @Query()
  @Access('catalog.read')
  staffProfile(@GraphContext() ctx: Ctx): Promise<StaffProfile> {
    if (ctx.actor.kind !== 'staff') throw new Refusal('auth.forbidden');
    return this.auth.profile(ctx.actor.id);
  }
}
