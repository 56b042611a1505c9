-- Whoever sends an e-mail holds it until then. A process that dies leaves it to the next attempt after that moment.
ALTER TABLE mails ADD COLUMN claimed_until timestamptz;
