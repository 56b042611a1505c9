-- The console sorts orders by what they are worth.
CREATE INDEX orders_total ON orders (tenant_id, total_minor, number);
