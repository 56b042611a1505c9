-- Units that came back for others instead of money: the row takes their units out of what can be given back, and its amount is 0,
-- for what was paid for them now stands on the line of what is sent instead.
ALTER TABLE refunds ADD is_exchange boolean NOT NULL DEFAULT false, ADD CHECK (NOT is_exchange OR amount_minor = 0);
