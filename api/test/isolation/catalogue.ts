import type { ClientBase } from 'pg';

/**
 * What must never be found in the database's own catalogue. Each query lists offenders; a table belongs to a shop unless it
 * is in another schema than `public`.
 */
const forbidden: Readonly<Record<string, string>> = {
  'table without a tenant': `
    SELECT c.oid::regclass::text AS offender FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)`,
  'row-level security off, or not forced on the owner': `
    SELECT c.oid::regclass::text AS offender FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  'command not covered by exactly one policy': `
    SELECT c.oid::regclass::text || ' ' || command AS offender
    FROM pg_class c CROSS JOIN unnest(ARRAY['r', 'a', 'w', 'd']) AS command
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('*', command)) <> 1`,
  'policy of another shape': `
    SELECT p.polrelid::regclass::text || '.' || p.polname AS offender FROM pg_policy p
    CROSS JOIN LATERAL (VALUES (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) AS clause (text)
    WHERE NOT p.polpermissive OR p.polroles <> '{0}' OR clause.text IS DISTINCT FROM
      '(tenant_id = ( SELECT (current_setting(''app.tenant_id''::text))::uuid AS current_setting))'`,
  'key that does not begin with the tenant': `
    SELECT i.indexrelid::regclass::text AS offender FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND a.attname IS DISTINCT FROM 'tenant_id'`,
  'foreign key between shops’ tables without the tenant on both sides': `
    SELECT k.conrelid::regclass::text || '.' || k.conname AS offender FROM pg_constraint k
    JOIN pg_class target ON target.oid = k.confrelid AND target.relnamespace = 'public'::regnamespace
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM unnest(k.conkey, k.confkey) AS pair (ours, theirs)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.ours AND a.attname = 'tenant_id'
      JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.theirs AND b.attname = 'tenant_id')`,
  'view that reads with its owner’s rights': `
    SELECT c.oid::regclass::text AS offender FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND (c.relkind = 'm'
      OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  'function with another’s rights, not of the search': `
    SELECT p.oid::regprocedure::text AS offender FROM pg_proc p
    WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace AND p.proowner <> 'app_search'::regrole
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  'search function that takes the tenant from its caller, or an open search path': `
    SELECT p.oid::regprocedure::text AS offender FROM pg_proc p
    WHERE p.proowner = 'app_search'::regrole AND (p.prosrc NOT LIKE '%current_setting(''app.tenant_id'')%'
      OR NOT coalesce(p.proconfig::text LIKE '%search_path=%', false))`,
  'application role with powers': `
    SELECT rolname AS offender FROM pg_roles
    WHERE rolname IN ('app_user', 'app_queue', 'app_owner') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
      OR rolname IN ('app_platform', 'app_search') AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication)`,
  'application role that owns tables or belongs to another': `
    SELECT 'owns ' || c.oid::regclass::text AS offender FROM pg_class c
    WHERE c.relowner IN ('app_user'::regrole, 'app_platform'::regrole)
    UNION ALL
    SELECT 'member of ' || m.roleid::regrole::text FROM pg_auth_members m
    WHERE m.member IN ('app_user'::regrole, 'app_platform'::regrole, 'app_queue'::regrole)`,
  'right beyond reading and writing rows': `
    SELECT role || ' ' || privilege || ' ' || c.oid::regclass::text AS offender
    FROM pg_class c CROSS JOIN unnest(ARRAY['app_user', 'app_platform']) AS role
    CROSS JOIN unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN ('public'::regnamespace, 'platform'::regnamespace)
      AND has_table_privilege(role, c.oid, privilege)`,
  'way of a shop’s role into the platform': `
    SELECT 'app_user ' || n.nspname AS offender FROM pg_namespace n
    WHERE n.nspname IN ('platform', 'migration', 'queue') AND has_schema_privilege('app_user', n.oid, 'USAGE')
    UNION ALL
    SELECT 'app_queue ' || c.oid::regclass::text FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN ('public'::regnamespace, 'platform'::regnamespace)
      AND has_table_privilege('app_queue', c.oid, 'SELECT')`,
  'history that can be rewritten': `
    SELECT role || ' ' || privilege || ' ' || history AS offender
    FROM (VALUES ('app_user', 'audit_events'), ('app_user', 'order_events'), ('app_platform', 'platform.audit')) AS kept (role, history)
    CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE']) AS privilege
    WHERE has_table_privilege(role, history, privilege)`,
};

/** Every breach of isolation the catalogue shows, as `<rule>: <offender>`; none in a sound database. */
export async function isolationBreaches(client: ClientBase): Promise<string[]> {
  const breaches: string[] = [];
  for (const [rule, query] of Object.entries(forbidden)) {
    const { rows } = await client.query<{ offender: string }>(query);
    breaches.push(...rows.map(({ offender }) => `${rule}: ${offender}`));
  }
  return breaches;
}
