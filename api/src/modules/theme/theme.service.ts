import { Injectable } from '@nestjs/common';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { type ThemeChoice, ThemeRevisionRepository } from './theme-revision.repository.js';
import { ThemeTexts } from './theme.texts.js';

/** Publishing what a shop made of its theme. */
@Injectable()
export class ThemeService {
  constructor(
    private readonly database: Database,
    private readonly revisions: ThemeRevisionRepository,
    private readonly texts: ThemeTexts,
  ) {}

  /** Publishes a new revision; storefronts show it at once. */
  async publish(ctx: Ctx, choice: ThemeChoice): Promise<number> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, async (tx) => {
      const revision = await this.revisions.publish(tx, choice);
      await this.texts.keep(tx, choice);
      tx.emit('shop.changed', ctx.tenantId, { isHard: true });
      return revision;
    });
  }
}
