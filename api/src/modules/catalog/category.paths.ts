import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { CategoryWriter } from './category.writer.js';
import { freeSlug, slugFrom } from './product.rule.js';

const rowSchema = z.object({ id: z.string(), parentId: z.string().nullable(), name: z.string(), slug: z.string() });
type Row = z.infer<typeof rowSchema>;

/** Names from the top of the tree down. */
export type CategoryPath = readonly string[];

const keyOf = (path: CategoryPath): string => JSON.stringify(path);

/** The shop's categories by their names. Of two with one name below one parent, the first counts. */
export class CategoryTree {
  readonly #pathOfId = new Map<string, CategoryPath>();
  readonly #idOfPath = new Map<string, string>();
  readonly #slugs = new Set<string>();

  constructor(rows: readonly Row[]) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      this.#slugs.add(row.slug);
      this.#enter(row.id, namesOf(row, byId));
    }
  }

  /** Null for an id the shop has not. */
  pathOf(id: string): CategoryPath | null {
    return this.#pathOfId.get(id) ?? null;
  }

  idOf(path: CategoryPath): string | null {
    return this.#idOfPath.get(keyOf(path)) ?? null;
  }

  /** A slug for a new category of this name. */
  claimSlug(name: string): string {
    const slug = freeSlug(slugFrom(name, 'category'), this.#slugs);
    this.#slugs.add(slug);
    return slug;
  }

  /** Enters a category that was made. */
  add(id: string, path: CategoryPath): void {
    this.#enter(id, path);
  }

  #enter(id: string, path: CategoryPath): void {
    this.#pathOfId.set(id, path);
    if (!this.#idOfPath.has(keyOf(path))) this.#idOfPath.set(keyOf(path), id);
  }
}

function namesOf(row: Row, byId: ReadonlyMap<string, Row>): string[] {
  const parent = row.parentId === null ? undefined : byId.get(row.parentId);
  return parent ? [...namesOf(parent, byId), row.name] : [row.name];
}

/** Categories by path, made where they are missing. */
@Injectable()
export class CategoryPaths {
  constructor(private readonly writer: CategoryWriter) {}

  async read(tx: TenantTx): Promise<CategoryTree> {
    const rows = await tx.rows(rowSchema, {
      name: 'category.paths',
      text: `SELECT id, parent_id AS "parentId", name, slug FROM categories WHERE tenant_id = $1 ORDER BY position, id`,
      values: [tx.tenantId],
    });
    return new CategoryTree(rows);
  }

  /** Makes what is missing of a path, from the top down, and enters it into the tree. @returns the id of its end */
  async ensure(tx: TenantTx, tree: CategoryTree, path: CategoryPath): Promise<string> {
    const known = tree.idOf(path);
    if (known !== null) return known;
    const name = path.at(-1);
    if (name === undefined) throw new Error('A category path has at least one name.');
    const parentId = path.length > 1 ? await this.ensure(tx, tree, path.slice(0, -1)) : undefined;
    const id = await this.writer.create(tx, {
      slug: tree.claimSlug(name),
      name,
      ...(parentId !== undefined && { parentId }),
    });
    tree.add(id, path);
    return id;
  }
}
