-- Where a shop sends parcels and what that costs; where it collects tax and how that is worked out.

CREATE TABLE shipping_zones (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  -- Contract's Area[]; empty: everywhere no other zone reaches.
  areas jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(areas) = 'array'),
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX shipping_zones_one_rest ON shipping_zones (tenant_id) WHERE areas = '[]';
CALL platform.isolate('shipping_zones');

ALTER TABLE shipping_methods
  -- Null: goods are fetched.
  ADD zone_id uuid,
  -- Contract's ShippingCharge, in minor units of the shop's own currency.
  ADD charge jsonb,
  -- Contract's PickupPlace, where goods are fetched.
  ADD pickup jsonb,
  ADD version int NOT NULL DEFAULT 1,
  ADD updated_by text NOT NULL DEFAULT '',
  ADD updated_at timestamptz NOT NULL DEFAULT now();

-- What is there already: a zone for the countries that the same methods went to, with methods of its own. Row-level security
-- would hide it from its owner.
ALTER TABLE shipping_methods NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shipping_zones NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shipping_method_translations NO FORCE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE served ON COMMIT DROP AS
  SELECT tenant_id, methods, array_agg(country ORDER BY country) AS countries, uuidv7() AS zone_id
  FROM (SELECT m.tenant_id, c.country, array_agg(m.id ORDER BY m.position, m.code) AS methods
    FROM shipping_methods m, unnest(m.countries) AS c (country) GROUP BY 1, 2) by_country
  GROUP BY 1, 2;
INSERT INTO shipping_zones (tenant_id, id, name, areas)
SELECT tenant_id, zone_id, left(array_to_string(countries, ', '), 60),
  (SELECT jsonb_agg(jsonb_build_object('country', country, 'regions', '[]'::jsonb, 'postcodes', '[]'::jsonb)) FROM unnest(countries) AS c (country))
FROM served;
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
  SELECT uuidv7() AS id, m.id AS origin, m.tenant_id, m.name, m.description, m.free_over_minor, m.min_days, m.max_days, m.tax_category, m.position, m.is_active,
    s.zone_id, jsonb_build_object('by', 'order', 'price', m.price_minor) AS charge
  FROM served s JOIN shipping_methods m ON m.tenant_id = s.tenant_id AND m.id = ANY (s.methods);
CREATE TEMPORARY TABLE said ON COMMIT DROP AS SELECT * FROM shipping_method_translations;
DELETE FROM shipping_methods;
ALTER TABLE shipping_methods DROP code, DROP price_minor, DROP countries, ALTER charge SET NOT NULL;
INSERT INTO shipping_methods (tenant_id, id, name, description, free_over_minor, min_days, max_days, tax_category, position, is_active, zone_id, charge)
SELECT tenant_id, id, name, description, free_over_minor, min_days, max_days, tax_category, position, is_active, zone_id, charge FROM moved;
INSERT INTO shipping_method_translations (tenant_id, shipping_method_id, locale, name, description, version, updated_by, sources)
SELECT m.tenant_id, m.id, s.locale, s.name, s.description, s.version, s.updated_by, s.sources
FROM said s JOIN moved m ON m.tenant_id = s.tenant_id AND m.origin = s.shipping_method_id;
ALTER TABLE shipping_methods
  ADD FOREIGN KEY (tenant_id, zone_id) REFERENCES shipping_zones (tenant_id, id) ON DELETE CASCADE,
  ADD CHECK ((zone_id IS NULL) = (pickup IS NOT NULL)),
  ADD CHECK (charge ->> 'by' IN ('order', 'weight', 'total'));
ALTER TABLE shipping_methods FORCE ROW LEVEL SECURITY;
ALTER TABLE shipping_zones FORCE ROW LEVEL SECURITY;
ALTER TABLE shipping_method_translations FORCE ROW LEVEL SECURITY;
CREATE INDEX shipping_methods_zone ON shipping_methods (tenant_id, zone_id, position);

-- A shop without a row works tax out by the defaults.
CREATE TABLE tax_settings (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  rounding text NOT NULL DEFAULT 'line' CHECK (rounding IN ('line', 'total')),
  shipping_tax text NOT NULL DEFAULT 'own_category' CHECK (shipping_tax IN ('own_category', 'as_goods')),
  abroad text NOT NULL DEFAULT 'same_price' CHECK (abroad IN ('same_price', 'destination_tax')),
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
CALL platform.isolate('tax_settings');

ALTER TABLE tax_rates
  DROP CONSTRAINT tax_rates_tenant_id_country_tax_category_key,
  ADD regions text[] NOT NULL DEFAULT '{}',
  ADD postcodes text[] NOT NULL DEFAULT '{}',
  -- Rates of one level replace each other by area, those of several are due together.
  ADD level int NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 5),
  ADD is_compound boolean NOT NULL DEFAULT false,
  ADD position int NOT NULL DEFAULT 0;
CREATE INDEX tax_rates_country ON tax_rates (tenant_id, country, position);

-- Who changed a country's rates last, for whoever changes them next.
CREATE TABLE tax_countries (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  country char(2) NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, country)
);
CALL platform.isolate('tax_countries');
