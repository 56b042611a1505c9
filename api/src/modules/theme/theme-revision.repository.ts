import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What a shop made of its theme. */
export interface ThemeChoice {
  readonly themeId: string;
  readonly themeVersion: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Templates the merchant changed, by name. */
  readonly templates: Readonly<Record<string, unknown>>;
}

/** Published revisions of one shop's theme; none is ever changed. */
@Injectable()
export class ThemeRevisionRepository {
  /** Adds a revision and makes it the published one; returns its number, counted from 1. */
  async publish(tx: TenantTx, choice: ThemeChoice): Promise<number> {
    const row = await tx.one(z.object({ revision: z.number() }), {
      name: 'theme.add_revision',
      text: `INSERT INTO theme_revisions (tenant_id, revision, theme_id, theme_version, settings, templates)
        SELECT $1, 1 + coalesce(max(revision), 0), $2, $3, $4::jsonb, $5::jsonb FROM theme_revisions WHERE tenant_id = $1
        RETURNING revision`,
      values: [
        tx.tenantId,
        choice.themeId,
        choice.themeVersion,
        JSON.stringify(choice.settings),
        JSON.stringify(choice.templates),
      ],
    });
    const revision = row?.revision ?? 1;
    await tx.run({
      name: 'theme.publish',
      text: `INSERT INTO shop_themes (tenant_id, published_revision) VALUES ($1, $2)
        ON CONFLICT (tenant_id) DO UPDATE SET published_revision = EXCLUDED.published_revision`,
      values: [tx.tenantId, revision],
    });
    return revision;
  }
}
