-- Written by hand: version 1 of the protocol numbered the acts of each client; its devices still name them so.
INSERT INTO acts (tenant_id, id, client_id, hash, user_id, at, committed_at, label, ending)
SELECT tenant_id, client_id || ':' || seq, client_id, '', user_id, at, committed_at, label, result FROM mutations;
--> statement-breakpoint
UPDATE changes SET act_id = client_id || ':' || seq;
