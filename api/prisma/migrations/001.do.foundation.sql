-- Roles (app_owner, app_user, app_platform, app_search) and extensions exist before the first migration: see infra/local/provision.js.
-- `platform`: what belongs to the installation, readable by app_platform alone. `public`: what belongs to one shop, under forced RLS.

CREATE SCHEMA platform;
REVOKE ALL ON SCHEMA platform FROM PUBLIC;
GRANT USAGE ON SCHEMA platform TO app_platform;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app_user, app_platform, app_search;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_user, app_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO app_user, app_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA platform GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_platform;
ALTER DEFAULT PRIVILEGES IN SCHEMA platform GRANT USAGE, SELECT ON SEQUENCES TO app_platform;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The one shape of isolation. No `missing_ok`: an unset tenant raises instead of silently returning nothing; the sub-select is
-- evaluated once a statement (docs/adr/0001-tenancy-by-row-level-security.md).
CREATE PROCEDURE platform.isolate(tenant_table regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s USING (tenant_id = (SELECT current_setting(''app.tenant_id'')::uuid)) '
    'WITH CHECK (tenant_id = (SELECT current_setting(''app.tenant_id'')::uuid))', tenant_table);
END $$;

CREATE TABLE platform.tenants (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  suspended_reason text,
  plan text NOT NULL DEFAULT 'standard',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((status = 'suspended') = (suspended_reason IS NOT NULL))
);

-- Every host a storefront answers on, `<slug>.<platform domain>` included; lower case, no port. Exact match only.
CREATE TABLE platform.domains (
  host text PRIMARY KEY CHECK (host = lower(host) AND host !~ '[:/]'),
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  is_primary boolean NOT NULL DEFAULT false,
  verified_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX domains_tenant ON platform.domains (tenant_id);
CREATE UNIQUE INDEX domains_one_primary ON platform.domains (tenant_id) WHERE is_primary;

CREATE TABLE platform.staff_accounts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  email citext NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text,
  clerk_user_id text UNIQUE,
  is_platform_admin boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_login_at timestamptz
);

CREATE TABLE platform.staff_sessions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES platform.staff_accounts (id) ON DELETE CASCADE,
  audience text NOT NULL CHECK (audience IN ('staff', 'platform')),
  family_id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  rotated_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_sessions_family ON platform.staff_sessions (family_id);
CREATE INDEX staff_sessions_account ON platform.staff_sessions (account_id);

CREATE TABLE platform.audit (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  actor_account_id uuid,
  actor text NOT NULL,
  action text NOT NULL,
  reason text NOT NULL,
  shop_id uuid,
  shop_slug text,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);
REVOKE UPDATE, DELETE ON platform.audit FROM app_platform;

-- Idempotency of operations outside any shop.
CREATE TABLE platform.idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint,
  response text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);

-- ── The shop itself ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE shop_settings (
  tenant_id uuid PRIMARY KEY REFERENCES platform.tenants (id) ON DELETE CASCADE,
  name text NOT NULL,
  legal_name text NOT NULL DEFAULT '',
  tagline text NOT NULL DEFAULT '',
  contact_email text NOT NULL,
  currency char(3) NOT NULL,
  locale text NOT NULL,
  country char(2) NOT NULL,
  timezone text NOT NULL DEFAULT 'UTC',
  prices_include_tax boolean NOT NULL DEFAULT true,
  logo_svg text,
  favicon_svg text,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CALL platform.isolate('shop_settings');

-- Order numbers and the purge sequence: a row per counter, updated inside the transaction, so that committed numbers have no gaps.
CREATE TABLE counters (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  name text NOT NULL,
  value bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, name)
) WITH (fillfactor = 50);
CALL platform.isolate('counters');

CREATE TABLE staff_members (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES platform.staff_accounts (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'manager', 'staff', 'support')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, account_id)
);
CALL platform.isolate('staff_members');

CREATE TABLE api_keys (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL,
  permissions text[] NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key_hash)
);
CALL platform.isolate('api_keys');

CREATE TABLE audit_events (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  actor_kind text NOT NULL,
  actor_id uuid,
  actor text NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_events_object ON audit_events (tenant_id, object_type, object_id, id DESC);
REVOKE UPDATE, DELETE ON audit_events FROM app_user;
CALL platform.isolate('audit_events');

CREATE TABLE idempotency_keys (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  scope text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  reference_id uuid,
  status smallint,
  response text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, scope, key)
);
CALL platform.isolate('idempotency_keys');

-- Written by use cases in the transaction of their effect, drained by the relay. Small: rows live for milliseconds.
CREATE TABLE outbox (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  topic text NOT NULL,
  aggregate_id uuid NOT NULL,
  aggregate_version bigint NOT NULL DEFAULT 1,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CALL platform.isolate('outbox');

-- What storefront caches must forget; `sequence` has no gaps per shop, `position` orders the stream.
CREATE TABLE purge_events (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  sequence bigint NOT NULL,
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  tags text[] NOT NULL,
  is_hard boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, sequence)
);
CREATE INDEX purge_events_position ON purge_events (position);
CALL platform.isolate('purge_events');

CREATE TABLE mails (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  dedupe_key text NOT NULL,
  template text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  html text NOT NULL,
  body_text text NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, dedupe_key)
);
CREATE INDEX mails_recipient ON mails (tenant_id, recipient, id DESC);
CALL platform.isolate('mails');

-- ── Media ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE media (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('image', 'file')),
  storage_key text NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  byte_size bigint NOT NULL CHECK (byte_size > 0),
  width int,
  height int,
  alt text NOT NULL DEFAULT '',
  color char(7) NOT NULL DEFAULT '#e5e5e5',
  focal_x real NOT NULL DEFAULT 0.5,
  focal_y real NOT NULL DEFAULT 0.5,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, storage_key),
  CHECK (kind = 'file' OR (width > 0 AND height > 0))
);
CALL platform.isolate('media');
