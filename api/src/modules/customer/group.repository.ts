import { Injectable } from '@nestjs/common';
import {
  customerGroupSchema,
  groupMemberSchema,
  groupReferenceSchema,
  type CustomerGroup,
  type CustomerGroupInput,
} from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';

const groupRow = z.object({ shown: customerGroupSchema });
const memberRow = groupMemberSchema;
const idRow = z.object({ id: z.string() });
const nameRow = z.object({ name: z.string() });
const heldRow = z.object({ id: z.string(), version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
const position = z.tuple([z.iso.datetime({ offset: true }), z.guid()]);

const groupJson = `json_build_object('id', g.id, 'name', g.name, 'description', g.description,
  'customerCount', (SELECT count(*) FROM customer_group_members m WHERE m.tenant_id = $1 AND m.group_id = g.id),
  'priceListCount', (SELECT count(*) FROM price_lists l WHERE l.tenant_id = $1 AND l.group_id = g.id),
  'version', g.version, 'updatedBy', g.updated_by, 'updatedAt', iso(g.updated_at)) AS shown`;

/** Customer groups and who is in them. */
@Injectable()
export class GroupRepository {
  async all(tx: TenantTx): Promise<CustomerGroup[]> {
    const rows = await tx.rows(groupRow, {
      name: 'group.all',
      text: `SELECT ${groupJson} FROM customer_groups g WHERE g.tenant_id = $1 ORDER BY lower(g.name)`,
      values: [tx.tenantId],
    });
    return rows.map(({ shown }) => shown);
  }

  async find(tx: TenantTx, id: string): Promise<CustomerGroup | null> {
    const row = await tx.one(groupRow, {
      name: 'group.find',
      text: `SELECT ${groupJson} FROM customer_groups g WHERE g.tenant_id = $1 AND g.id = $2`,
      values: [tx.tenantId, id],
    });
    return row?.shown ?? null;
  }

  lock(tx: TenantTx, id: string): Promise<z.infer<typeof heldRow> | null> {
    return tx.one(heldRow, {
      name: 'group.lock',
      text: `SELECT id, version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM customer_groups
        WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  /** Whether another group has this name, however it is written. @param id null for a new one */
  async isNameTaken(tx: TenantTx, id: string | null, name: string): Promise<boolean> {
    const other = await tx.one(idRow, {
      name: 'group.by-name',
      text: `SELECT id FROM customer_groups WHERE tenant_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::uuid`,
      values: [tx.tenantId, name, id],
    });
    return other !== null;
  }

  async add(tx: TenantTx, { name, description }: CustomerGroupInput, by: string): Promise<string> {
    const row = await tx.one(idRow, {
      name: 'group.add',
      text: `INSERT INTO customer_groups (tenant_id, name, description, updated_by) VALUES ($1, $2, $3, $4) RETURNING id`,
      values: [tx.tenantId, name, description, by],
    });
    if (!row) throw new Error('A group was not written.');
    return row.id;
  }

  async update(tx: TenantTx, id: string, { name, description }: CustomerGroupInput, by: string): Promise<void> {
    await tx.run({
      name: 'group.update',
      text: `UPDATE customer_groups SET name = $3, description = $4, updated_by = $5, version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, name, description, by],
    });
  }

  async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'group.delete',
      text: `DELETE FROM customer_groups WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Names of the price lists that are for a group. */
  async listsFor(tx: TenantTx, id: string): Promise<string[]> {
    const rows = await tx.rows(nameRow, {
      name: 'group.lists',
      text: `SELECT name FROM price_lists WHERE tenant_id = $1 AND group_id = $2 ORDER BY lower(name)`,
      values: [tx.tenantId, id],
    });
    return rows.map(({ name }) => name);
  }

  /** A page of a group's customers, those who joined last first. */
  async members(tx: TenantTx, id: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
    const after = decodeCursor(position, cursor);
    const rows = await tx.rows(memberRow, {
      name: 'group.members',
      text: `SELECT c.id, trim(c.first_name || ' ' || c.last_name) AS name, c.email, c.password_hash IS NOT NULL AS "hasAccount",
          iso(m.created_at) AS "joinedAt"
        FROM customer_group_members m JOIN customers c ON c.tenant_id = m.tenant_id AND c.id = m.customer_id
        WHERE m.tenant_id = $1 AND m.group_id = $2
          AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', m.created_at), c.id) < ($3, $4::uuid))
        ORDER BY date_trunc('milliseconds', m.created_at) DESC, c.id DESC LIMIT $5`,
      values: [tx.tenantId, id, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    });
    return cutPage(rows, limit, { position: (row) => [row.joinedAt, row.id], item: (row) => row });
  }

  async countMembers(tx: TenantTx, id: string): Promise<number> {
    const total = await tx.text({
      name: 'group.count-members',
      text: `SELECT count(*)::text FROM customer_group_members WHERE tenant_id = $1 AND group_id = $2`,
      values: [tx.tenantId, id],
    });
    return Number(total);
  }

  /** Which of these customers this shop has; they cannot go until the transaction ends. */
  async shareCustomers(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'group.customers',
      text: `SELECT id FROM customers WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE`,
      values: [tx.tenantId, ids],
    });
    return rows.map(({ id }) => id);
  }

  /** Which of these groups this shop has, likewise. */
  async share(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'group.share',
      text: `SELECT id FROM customer_groups WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE`,
      values: [tx.tenantId, ids],
    });
    return rows.map(({ id }) => id);
  }

  /** Puts customers into a group; those in it stay as they are. */
  async join(tx: TenantTx, groupId: string, customerIds: readonly string[]): Promise<void> {
    await tx.run({
      name: 'group.join',
      text: `INSERT INTO customer_group_members (tenant_id, group_id, customer_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, groupId, customerIds],
    });
  }

  /** @returns whether the customer was in the group */
  async leave(tx: TenantTx, groupId: string, customerId: string): Promise<boolean> {
    const left = await tx.run({
      name: 'group.leave',
      text: `DELETE FROM customer_group_members WHERE tenant_id = $1 AND group_id = $2 AND customer_id = $3`,
      values: [tx.tenantId, groupId, customerId],
    });
    return left === 1;
  }

  /** Makes these, and no others, the groups a customer is in. */
  async assign(tx: TenantTx, customerId: string, groupIds: readonly string[]) {
    await tx.run({
      name: 'group.assign',
      text: `WITH gone AS (
          DELETE FROM customer_group_members WHERE tenant_id = $1 AND customer_id = $2 AND group_id <> ALL ($3::uuid[]))
        INSERT INTO customer_group_members (tenant_id, customer_id, group_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
      values: [tx.tenantId, customerId, groupIds],
    });
    return tx.rows(groupReferenceSchema, {
      name: 'group.of-customer',
      text: `SELECT id, name FROM customer_groups WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY lower(name)`,
      values: [tx.tenantId, groupIds],
    });
  }
}
