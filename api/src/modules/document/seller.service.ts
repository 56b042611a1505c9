import { Injectable } from '@nestjs/common';
import type { DocumentSettings, DocumentSettingsInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { DocumentRepository, type SellerRecord } from './document.repository.js';

const empty = { line1: '', line2: '', postalCode: '', city: '', vatId: '', registration: '', footer: '', prefix: '' };

/** What invoices say about the seller. */
@Injectable()
export class SellerService {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
  ) {}

  /** @throws Refusal `auth.required`, `auth.forbidden` */
  async read(ctx: Ctx): Promise<DocumentSettings> {
    authorise(ctx, 'settings.read');
    return present(await this.database.withTenant(ctx, (tx) => this.documents.seller(tx)));
  }

  /** Documents already issued stay as they are. @throws Refusal `auth.required`, `auth.forbidden`, `precondition.failed` */
  async write(ctx: Ctx, input: DocumentSettingsInput, ifMatch: number | null): Promise<DocumentSettings> {
    authorise(ctx, 'settings.write');
    return this.database.withTenant(ctx, async (tx) => {
      const { version, updatedBy, updatedAt } = await this.documents.seller(tx);
      assertNewest({ version, updatedBy, updatedAt: updatedAt ?? ctx.now }, ifMatch);
      await this.documents.writeSeller(tx, input, actorName(ctx));
      return present(await this.documents.seller(tx));
    });
  }
}

function present({ seller, legalName, country, version, updatedAt }: SellerRecord): DocumentSettings {
  const at = updatedAt?.toISOString() ?? null;
  return { ...(seller ?? { ...empty, country }), legalName, isComplete: seller !== null, version, updatedAt: at };
}
