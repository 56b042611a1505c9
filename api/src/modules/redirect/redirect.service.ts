import { Injectable } from '@nestjs/common';
import type { Redirect, RedirectInput, RedirectListQuery } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { RedirectRepository } from './redirect.repository.js';
import { redirectListStatement } from './redirect.statements.js';
import { announceRedirects } from './redirects.js';

// Pages every shop has, which no redirect can stand before.
const ownPages = /^\/(?:$|(?:products|search|cart|sitemap\.xml|robots\.txt)$|(?:checkout|account|api|media)(?:\/|$))/;

/** What staff do with redirects. */
@Injectable()
export class RedirectService {
  constructor(
    private readonly database: Database,
    private readonly redirects: RedirectRepository,
  ) {}

  /** JSON text of a list of contract's Redirect. @throws Refusal `request.invalid` for a foreign cursor */
  async list(ctx: Ctx, query: RedirectListQuery): Promise<string> {
    authorise(ctx, 'content.read');
    const json = await this.database.read(ctx, redirectListStatement(ctx, query));
    if (json === null) throw new Error('A list always answers a row.');
    return json;
  }

  /**
   * Adds a redirect; a target that moved itself is replaced by where it moved to.
   *
   * @throws Refusal `redirect.path_live` when the shop shows a page at `path`, `redirect.path_taken` with `details` { target },
   *         `redirect.loop` when it would lead back to `path`
   */
  async add(ctx: Ctx, { path, target }: RedirectInput): Promise<Redirect> {
    authorise(ctx, 'content.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.redirects.claim(tx);
      if (ownPages.test(path) || (await this.redirects.isLive(tx, path))) throw new Refusal('redirect.path_live');
      const taken = await this.redirects.targetOf(tx, path);
      if (taken !== null) throw new Refusal('redirect.path_taken', { target: taken });
      const final = (await this.redirects.targetOf(tx, target)) ?? target;
      if (final === path) throw new Refusal('redirect.loop');
      await this.redirects.retarget(tx, path, final);
      announceRedirects(tx);
      return this.redirects.put(tx, path, final);
    });
  }

  /** @throws Refusal `redirect.not_found` */
  async remove(ctx: Ctx, path: string): Promise<void> {
    authorise(ctx, 'content.write');
    await this.database.withTenant(ctx, async (tx) => {
      if ((await this.redirects.remove(tx, path)) === 0) throw new Refusal('redirect.not_found');
      announceRedirects(tx);
    });
  }
}
