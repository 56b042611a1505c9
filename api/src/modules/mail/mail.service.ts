import { Injectable } from '@nestjs/common';
import type { Mail, MailRow } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { MailRepository } from './mail.repository.js';

/** Which e-mails a page shows. */
export interface MailQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly include?: 'total' | undefined;
  readonly recipient?: string | undefined;
}

/** A page of e-mails. */
export interface MailPage {
  readonly items: MailRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** E-mails of the shop as staff see them. */
@Injectable()
export class MailService {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
  ) {}

  list(ctx: Ctx, query: MailQuery): Promise<MailPage> {
    authorise(ctx, 'mails.read');
    return this.database.withTenant(ctx, async (tx) => {
      const page = await this.mails.list(tx, query);
      return query.include === 'total' ? { ...page, total: await this.mails.count(tx, query.recipient) } : page;
    });
  }

  /** @throws Refusal `mail.not_found` */
  async get(ctx: Ctx, id: string): Promise<Mail> {
    authorise(ctx, 'mails.read');
    const mail = await this.database.withTenant(ctx, (tx) => this.mails.find(tx, id));
    if (mail === null) throw new Refusal('mail.not_found');
    return mail;
  }
}
