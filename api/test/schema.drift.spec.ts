import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from './database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

/** Prisma's types as PostgreSQL calls them. */
const nativeTypes: Readonly<Record<string, string>> = {
  'String @db.Uuid': 'uuid',
  'String @db.Citext': 'citext',
  String: 'text',
  Int: 'integer',
  'Int @db.SmallInt': 'smallint',
  BigInt: 'bigint',
  'BigInt[]': 'bigint[]',
  'Decimal @db.Decimal': 'numeric',
  'Decimal @db.Decimal(14, 6)': 'numeric(14,6)',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
  'DateTime @db.Timestamptz(6)': 'timestamp with time zone',
  'DateTime @db.Date': 'date',
  'Float @db.Real': 'real',
  'Float @db.DoublePrecision': 'double precision',
  'Int[]': 'integer[]',
  'String[]': 'text[]',
  'String[] @db.Uuid': 'uuid[]',
  'Unsupported("tsvector")': 'tsvector',
};

const scalar =
  /^ {2}(\w+)\s+((?:String|Int|BigInt|Boolean|Json|Bytes|DateTime|Decimal|Float|Unsupported\("\w+"\))(?:\[\])?)(\?)?(.*)$/;

/** `table.column type null|not null` for every scalar field of the schema file. */
function modelledColumns(): string[] {
  const text = readFileSync(fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url)), 'utf8');
  return text
    .split(/^model /m)
    .slice(1)
    .flatMap((model) => {
      const table = /@@map\("(\w+)"\)/.exec(model)?.[1] ?? 'unnamed';
      return model.split('\n').flatMap((line) => {
        const [, field, type, optional, rest] = scalar.exec(line) ?? [];
        if (field === undefined || type === undefined || rest === undefined) return [];
        const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
        const native = /@db\.\w+(?:\([\d, ]+\))?/.exec(rest)?.[0];
        const character = /^@db\.Char\((\d+)\)$/.exec(native ?? '')?.[1];
        const key = native === undefined ? type : `${type} ${native}`;
        const databaseType = character === undefined ? (nativeTypes[key] ?? key) : `character(${character})`;
        return [`${table}.${column} ${databaseType} ${optional ? 'null' : 'not null'}`];
      });
    });
}

describe('schema.prisma', () => {
  it('describes the shops’ tables exactly as the migrations make them', async () => {
    const { rows } = await test.admin.query<{ column: string }>(
      `SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END AS column
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    const columns = rows.map(({ column }) => column).toSorted();
    expect(columns.length).toBeGreaterThan(200);
    expect(modelledColumns().toSorted()).toEqual(columns);
  });
});
