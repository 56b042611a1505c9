import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { menuStatement, pagesStatement, pageStatement } from './content.statements.js';

/** Pages and menus. Answers are JSON text that is already what the contract promises. */
@Injectable()
export class ContentService {
  constructor(private readonly database: Database) {}

  /** `{ items }` of published pages. */
  async listPages(ctx: Ctx): Promise<string> {
    return (await this.database.read(ctx, pagesStatement(ctx))) ?? '{"items":[]}';
  }

  /** Contract's Page. @throws Refusal `page.not_found`, also for unpublished ones */
  async getPage(ctx: Ctx, slug: string): Promise<string> {
    const json = await this.database.read(ctx, pageStatement(ctx, slug));
    if (json === null) throw new Refusal('page.not_found');
    return json;
  }

  /** Contract's Menu, empty when there is none of that handle. */
  async getMenu(ctx: Ctx, handle: string): Promise<string> {
    const json = await this.database.read(ctx, menuStatement(ctx, handle));
    if (json === null) throw new Error('A menu always answers a row.');
    return json;
  }
}
