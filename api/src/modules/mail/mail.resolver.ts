import { Args, Query, Resolver } from '@nestjs/graphql';
import { getMail, listMails, type Mail } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { type MailPage, MailService } from './mail.service.js';

/** E-mails of the shop over GraphQL. */
@Resolver()
export class MailResolver {
  constructor(private readonly service: MailService) {}

  @Query()
  @Access('mails.read')
  mails(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<MailPage> {
    return this.service.list(ctx, parseArguments(listMails.query, given));
  }

  @Query()
  @Access('mails.read')
  mail(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Mail> {
    return this.service.get(ctx, parseArguments(getMail.params, given).id);
  }
}
