-- What visitors decided, for ever: rows are added, never changed and never removed.
-- `at_ms` is what counts, `received_ms` is the server's clock, `claimed_ms` the visitor's; all in milliseconds since 1970 (UTC).
-- `seq` is the order of arrival. `tenant` is empty as long as one server serves one brand.
CREATE TABLE decisions (
    seq             INTEGER PRIMARY KEY,
    tenant          TEXT    NOT NULL DEFAULT '',
    idempotency_key BLOB    NOT NULL CHECK (length(idempotency_key) = 16),
    subject         BLOB    NOT NULL CHECK (length(subject) = 16),
    notice          TEXT    NOT NULL,
    version         TEXT    NOT NULL,
    action          TEXT    NOT NULL CHECK (action IN ('accept', 'decline', 'not_now', 'withdraw')),
    at_ms           INTEGER NOT NULL,
    received_ms     INTEGER NOT NULL,
    claimed_ms      INTEGER NOT NULL,
    language        TEXT,
    region          TEXT,
    document_sha256 BLOB    CHECK (length(document_sha256) = 32),
    UNIQUE (tenant, idempotency_key)
) STRICT;

CREATE INDEX decisions_by_subject ON decisions (tenant, subject, notice, seq);

CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decisions_are_never_removed BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;

-- INSERT OR REPLACE removes the row in its way without the trigger above, unless the connection has recursive_triggers on.
-- Whoever opens the file with another tool has it off.
CREATE TRIGGER decisions_are_never_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM decisions WHERE tenant = NEW.tenant AND idempotency_key = NEW.idempotency_key)
BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only');
END;
