CREATE TABLE `account_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`attempts` integer NOT NULL,
	`mails` integer NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`payload` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_codes_expires` ON `account_codes` (`expires_at`);--> statement-breakpoint
CREATE INDEX `account_codes_user` ON `account_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `acts` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`hash` text NOT NULL,
	`user_id` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_source` text NOT NULL,
	`at` text NOT NULL,
	`committed_at` text NOT NULL,
	`label` text NOT NULL,
	`outcome` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `booking_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`claimed_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `booking_slugs_tenant` ON `booking_slugs` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `capabilities` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`tenant_id` text NOT NULL,
	`row_id` text NOT NULL,
	`made_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `capabilities_expires` ON `capabilities` (`expires_at`);--> statement-breakpoint
CREATE TABLE `changes` (
	`tenant_id` text NOT NULL,
	`rev` integer NOT NULL,
	`collection` text NOT NULL,
	`row_id` text NOT NULL,
	`patch` text NOT NULL,
	`prev` text,
	`act_id` text DEFAULT '' NOT NULL,
	`before` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `rev`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `company_lookups` (
	`cui` text PRIMARY KEY NOT NULL,
	`company` text NOT NULL,
	`as_of` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `counters` (
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `deletions` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`shard` integer NOT NULL,
	`ended_at` text NOT NULL,
	`warned` integer NOT NULL,
	`warned_at` text NOT NULL,
	`deleting_since` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `devices` (
	`tenant_id` text NOT NULL,
	`client_id` text NOT NULL,
	`device` text NOT NULL,
	`place` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `client_id`)
);
--> statement-breakpoint
CREATE TABLE `directory` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`shard` integer NOT NULL,
	`created_at` text NOT NULL,
	`closed_at` text
);
--> statement-breakpoint
CREATE TABLE `effects` (
	`tenant_id` text NOT NULL,
	`key` text NOT NULL,
	`job` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`sending_since` text,
	`due_at` text NOT NULL,
	`next_at` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_at` text NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`tenant_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `effects_next` ON `effects` (`tenant_id`,`next_at`) WHERE next_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `effects_ended` ON `effects` (`state`,`ended_at`) WHERE next_at IS NULL;--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`event` text NOT NULL,
	`name` text NOT NULL,
	`message` text NOT NULL,
	`frames` text NOT NULL,
	`place` text NOT NULL,
	`version` text NOT NULL,
	`requests` text NOT NULL,
	`times` integer NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`done_at` text
);
--> statement-breakpoint
CREATE INDEX `incidents_last` ON `incidents` (`last_at`);--> statement-breakpoint
CREATE TABLE `local_outbox` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`channel` text NOT NULL,
	`sent_at` text NOT NULL,
	`sender` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`state` text NOT NULL,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `local_outbox_id_unique` ON `local_outbox` (`id`);--> statement-breakpoint
CREATE TABLE `local_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_segments` (
	`tenant_id` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `first`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `login_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`blocked_until` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `login_attempts_expires` ON `login_attempts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`rol` text NOT NULL,
	`state` text NOT NULL,
	`as_of_rev` integer NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `memberships_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `moves` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`from_shard` integer NOT NULL,
	`to_shard` integer NOT NULL,
	`state` text NOT NULL,
	`attempt` integer NOT NULL,
	`progress` text DEFAULT '' NOT NULL,
	`copied` integer DEFAULT 0 NOT NULL,
	`error` text DEFAULT '' NOT NULL,
	`since` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `moves_open` ON `moves` (`tenant_id`) WHERE state NOT IN ('done', 'failed');--> statement-breakpoint
CREATE TABLE `operator_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`operator` text NOT NULL,
	`tenant_id` text NOT NULL,
	`what` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `operator_acts_at` ON `operator_acts` (`at`);--> statement-breakpoint
CREATE TABLE `passkey_challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `passkey_challenges_expires` ON `passkey_challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`synced` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text
);
--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `payment_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`customer` text NOT NULL,
	`payment` text,
	`happened_at` text NOT NULL,
	`received_at` text NOT NULL,
	`handled_at` text,
	`tenant_id` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `payment_events_received` ON `payment_events` (`received_at`);--> statement-breakpoint
CREATE TABLE `push_subscriptions` (
	`endpoint` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`session_id` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`language` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `push_subscriptions_user` ON `push_subscriptions` (`user_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`email` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`shard` integer NOT NULL,
	`held_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `service_slots` (
	`service` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`previous_hash` text,
	`rotated_at` text NOT NULL,
	`device` text NOT NULL,
	`place` text NOT NULL,
	`authenticated_at` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sync_tenants` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`head` integer NOT NULL,
	`purged_before` integer NOT NULL,
	`archived_to` integer DEFAULT 0 NOT NULL,
	`past` integer DEFAULT 0 NOT NULL,
	`closed` integer DEFAULT 0 NOT NULL,
	`replayed_epoch` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sync_tenants_restored` ON `sync_tenants` (`tenant_id`) WHERE epoch <> replayed_epoch;--> statement-breakpoint
CREATE TABLE `uploads` (
	`tenant_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`size` integer NOT NULL,
	`expires_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `photo_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`nume` text NOT NULL,
	`email_verified_at` text NOT NULL,
	`terms_version` text NOT NULL,
	`privacy_version` text NOT NULL,
	`terms_accepted_at` text NOT NULL,
	`language` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nume` text NOT NULL,
	`cui` text DEFAULT '' NOT NULL,
	`reg_com` text DEFAULT '' NOT NULL,
	`adresa` text DEFAULT '' NOT NULL,
	`localitate` text DEFAULT '' NOT NULL,
	`judet` text DEFAULT '' NOT NULL,
	`cod_postal` text DEFAULT '' NOT NULL,
	`telefon` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`iban` text DEFAULT '' NOT NULL,
	`banca` text DEFAULT '' NOT NULL,
	`capital_social` integer DEFAULT 0 NOT NULL,
	`platitor_tva` integer DEFAULT 1 NOT NULL,
	`tva_la_incasare` integer DEFAULT 0 NOT NULL,
	`reminder_days` integer DEFAULT 30 NOT NULL,
	`reminder_km` integer DEFAULT 1000 NOT NULL,
	`itp_months` integer DEFAULT 24 NOT NULL,
	`itp_months_old` integer DEFAULT 12 NOT NULL,
	`itp_old_years` integer DEFAULT 12 NOT NULL,
	`oil_months` integer DEFAULT 12 NOT NULL,
	`oil_km` integer DEFAULT 10000 NOT NULL,
	`plafon_firma` integer,
	`plafon_persoana` integer,
	`plafon_din` text,
	`link_days` integer DEFAULT 30 NOT NULL,
	`mechanics_see_prices` integer DEFAULT 0 NOT NULL,
	`support_until` text,
	`trial_extra` integer DEFAULT 0 NOT NULL,
	`plan_extra` integer DEFAULT 0 NOT NULL,
	`operator_note` text DEFAULT '' NOT NULL,
	`plan` text DEFAULT 'free' NOT NULL,
	`trial_expires_at` text,
	`plan_interval` text DEFAULT 'month' NOT NULL,
	`plan_until` text,
	`gift_until` text,
	`cancel_at` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`next_plan` text,
	`next_interval` text,
	`customer` text DEFAULT '' NOT NULL,
	`subscription` text DEFAULT '' NOT NULL,
	`card_brand` text DEFAULT '' NOT NULL,
	`card_last4` text DEFAULT '' NOT NULL,
	`card_expires` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `tenants_deleted` ON `tenants` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `document_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`logo` text DEFAULT '' NOT NULL,
	`culoare` text DEFAULT '' NOT NULL,
	`subsol` text DEFAULT '' NOT NULL,
	`conditii_comanda` text DEFAULT '' NOT NULL,
	`conditii_deviz` text DEFAULT '' NOT NULL,
	`mentiuni_factura` text DEFAULT '' NOT NULL,
	`garantie_text` text DEFAULT '' NOT NULL,
	`garantie_manopera_luni` integer DEFAULT 0 NOT NULL,
	`garantie_piese_luni` integer DEFAULT 0 NOT NULL,
	`garantie_km` integer DEFAULT 0 NOT NULL,
	`preturi_cu_tva` integer DEFAULT 1 NOT NULL,
	`poze_comanda` integer DEFAULT 1 NOT NULL,
	`manopera` text DEFAULT 'ore' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `document_settings_deleted` ON `document_settings` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_marci` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_marci_deleted` ON `catalog_marci` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_modele` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`marca_id` text NOT NULL,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_modele_deleted` ON `catalog_modele` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_ansamble` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_ansamble_deleted` ON `catalog_ansamble` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_norme` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`cod` text DEFAULT '' NOT NULL,
	`denumire` text NOT NULL,
	`ore_normate` integer DEFAULT 0 NOT NULL,
	`ansamblu_id` text,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_norme_deleted` ON `catalog_norme` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_preturi` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`pret` integer DEFAULT 0 NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_preturi_deleted` ON `catalog_preturi` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `catalog_preturi_denumire` ON `catalog_preturi` (`tenant_id`,`denumire`);--> statement-breakpoint
CREATE INDEX `catalog_preturi_um` ON `catalog_preturi` (`tenant_id`,`um`);--> statement-breakpoint
CREATE TABLE `catalog_tipuri_deviz` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_tipuri_deviz_deleted` ON `catalog_tipuri_deviz` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `catalog_tipuri_motoare` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `catalog_tipuri_motoare_deleted` ON `catalog_tipuri_motoare` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `mecanici` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`nume` text NOT NULL,
	`prenume` text DEFAULT '' NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `mecanici_deleted` ON `mecanici` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `members` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`state` text DEFAULT 'invited' NOT NULL,
	`mechanic_id` text,
	`invites` integer DEFAULT 0 NOT NULL,
	`invited_at` text,
	`invite_expires_at` text,
	`invited_by` text DEFAULT '' NOT NULL,
	`mail_error` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `members_deleted` ON `members` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `members_state` ON `members` (`tenant_id`,`state`);--> statement-breakpoint
CREATE INDEX `members_email` ON `members` (`tenant_id`,`email`);--> statement-breakpoint
CREATE INDEX `members_user_id` ON `members` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `kept_acts` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`ops` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `kept_acts_deleted` ON `kept_acts` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `kept_acts_user_id` ON `kept_acts` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`kind` text DEFAULT 'person' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`fiscal_code` text DEFAULT '' NOT NULL,
	`registration` text DEFAULT '' NOT NULL,
	`vat_payer` integer DEFAULT 0 NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`county` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`country` text DEFAULT 'RO' NOT NULL,
	`language` text DEFAULT 'ro' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`merged_into` text,
	`erased_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `contacts_deleted` ON `contacts` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `contacts_phone` ON `contacts` (`tenant_id`,`phone`);--> statement-breakpoint
CREATE INDEX `contacts_fiscal_code` ON `contacts` (`tenant_id`,`fiscal_code`);--> statement-breakpoint
CREATE INDEX `contacts_merged_into` ON `contacts` (`tenant_id`,`merged_into`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`contact_id` text NOT NULL,
	`channel` text NOT NULL,
	`purpose` text NOT NULL,
	`given` integer DEFAULT 0 NOT NULL,
	`text_version` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`at` text NOT NULL,
	`by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `consents_deleted` ON `consents` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `consents_contact_id` ON `consents` (`tenant_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `vehicles` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`contact_id` text,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`client_email` text DEFAULT '' NOT NULL,
	`client_cod_fiscal` text DEFAULT '' NOT NULL,
	`client_adresa` text DEFAULT '' NOT NULL,
	`client_localitate` text DEFAULT '' NOT NULL,
	`client_judet` text DEFAULT '' NOT NULL,
	`client_cod_postal` text DEFAULT '' NOT NULL,
	`client_tara` text DEFAULT 'RO' NOT NULL,
	`client_reg_com` text DEFAULT '' NOT NULL,
	`client_platitor_tva` integer DEFAULT 0 NOT NULL,
	`nr_inmatriculare` text DEFAULT '' NOT NULL,
	`marca_id` text,
	`model_id` text,
	`an_fabricatie` integer,
	`serie_sasiu` text DEFAULT '' NOT NULL,
	`tip_motor_id` text,
	`merged_into` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `vehicles_deleted` ON `vehicles` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `vehicles_contact_id` ON `vehicles` (`tenant_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`vehicle_id` text NOT NULL,
	`kind` text NOT NULL,
	`due_date` text,
	`due_km` integer,
	`note` text DEFAULT '' NOT NULL,
	`contacted_at` text,
	`done_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `reminders_deleted` ON `reminders` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `reminders_vehicle_id` ON `reminders` (`tenant_id`,`vehicle_id`);--> statement-breakpoint
CREATE TABLE `board_statuses` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	`culoare` text DEFAULT 'gri' NOT NULL,
	`ordine` integer DEFAULT 0 NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `board_statuses_deleted` ON `board_statuses` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `packages` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`denumire` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `packages_deleted` ON `packages` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `package_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`package_id` text NOT NULL,
	`tip` text NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`norma_id` text,
	`ore` integer DEFAULT 0 NOT NULL,
	`pret_ora` integer,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `package_lines_deleted` ON `package_lines` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `package_lines_package_id` ON `package_lines` (`tenant_id`,`package_id`);--> statement-breakpoint
CREATE INDEX `package_lines_descriere` ON `package_lines` (`tenant_id`,`descriere`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nr_comanda` integer,
	`data_comanda` text NOT NULL,
	`vehicle_id` text,
	`tip_deviz_id` text,
	`status` text DEFAULT 'DRAFT' NOT NULL,
	`board_status_id` text,
	`km_intrare` integer,
	`observatii` text DEFAULT '' NOT NULL,
	`solicitare` text DEFAULT '' NOT NULL,
	`combustibil` integer,
	`avarii` text DEFAULT '' NOT NULL,
	`stare_vehicul` text DEFAULT '' NOT NULL,
	`accesorii` text DEFAULT '' NOT NULL,
	`alte_obiecte` text DEFAULT '' NOT NULL,
	`termen_executie` text DEFAULT '' NOT NULL,
	`imobilizare` text DEFAULT '' NOT NULL,
	`piese_inlocuite` text DEFAULT 'nespecificat' NOT NULL,
	`note_interne` text DEFAULT '' NOT NULL,
	`contact_id` text,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`nr_auto` text DEFAULT '' NOT NULL,
	`marca_denumire` text DEFAULT '' NOT NULL,
	`model_denumire` text DEFAULT '' NOT NULL,
	`lucrari` text DEFAULT '' NOT NULL,
	`total_manopera` integer DEFAULT 0 NOT NULL,
	`total_materiale` integer DEFAULT 0 NOT NULL,
	`total_fara_tva` integer DEFAULT 0 NOT NULL,
	`cota_tva` integer DEFAULT 0 NOT NULL,
	`tva` integer DEFAULT 0 NOT NULL,
	`total_general` integer DEFAULT 0 NOT NULL,
	`agreement` text DEFAULT 'none' NOT NULL,
	`agreed_offer` text DEFAULT '' NOT NULL,
	`open_request` text DEFAULT '' NOT NULL,
	`token_client` text DEFAULT '' NOT NULL,
	`created_by` text DEFAULT '' NOT NULL,
	`validated_at` text,
	`cancelled_at` text,
	`visible_to` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `orders_deleted` ON `orders` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`tip` text NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`norma_id` text,
	`ore` integer DEFAULT 0 NOT NULL,
	`pret_ora` integer DEFAULT 0 NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`discount_procent` integer DEFAULT 0 NOT NULL,
	`discount_valoare` integer DEFAULT 0 NOT NULL,
	`unpriced` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`stare` text DEFAULT 'inclusa' NOT NULL,
	`urgent` integer DEFAULT 0 NOT NULL,
	`provine_din` text,
	`urmarire_inchisa` integer DEFAULT 0 NOT NULL,
	`mecanic_id` text,
	`ore_lucrate` integer DEFAULT 0 NOT NULL,
	`worked_by` text DEFAULT '' NOT NULL,
	`executat` integer DEFAULT 0 NOT NULL,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `order_lines_deleted` ON `order_lines` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `order_lines_order_id` ON `order_lines` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `order_line_costs` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`pret_achizitie` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `order_line_costs_deleted` ON `order_line_costs` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `order_line_costs_order_id` ON `order_line_costs` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `work_sessions` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`line_id` text,
	`mechanic_id` text,
	`started_at` text NOT NULL,
	`stopped_at` text,
	`typed` integer,
	`by_hand` integer DEFAULT 0 NOT NULL,
	`asks` integer DEFAULT 0 NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`ends_at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`worked` integer DEFAULT 0 NOT NULL,
	`corrected_by` text DEFAULT '' NOT NULL,
	`corrected_at` text,
	`running_of` text DEFAULT '' NOT NULL,
	`mechanic_day` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `work_sessions_deleted` ON `work_sessions` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `work_sessions_order_id` ON `work_sessions` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `work_sessions_line_id` ON `work_sessions` (`tenant_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `work_sessions_running_of` ON `work_sessions` (`tenant_id`,`running_of`);--> statement-breakpoint
CREATE INDEX `work_sessions_mechanic_day` ON `work_sessions` (`tenant_id`,`mechanic_day`);--> statement-breakpoint
CREATE TABLE `invoice_series` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`serie` text DEFAULT '' NOT NULL,
	`prim_numar` integer DEFAULT 1 NOT NULL,
	`ultimul_numar` integer DEFAULT 0 NOT NULL,
	`ultima_factura_id` text DEFAULT '' NOT NULL,
	`ultima_data` text,
	`dispozitiv_id` text DEFAULT '' NOT NULL,
	`dispozitiv_nume` text DEFAULT '' NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invoice_series_deleted` ON `invoice_series` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text,
	`tip` text DEFAULT 'factura' NOT NULL,
	`storno_of` text,
	`storno_integral` integer DEFAULT 0 NOT NULL,
	`serie_id` text,
	`serie_factura` text DEFAULT '' NOT NULL,
	`nr_factura` integer DEFAULT 0 NOT NULL,
	`dispozitiv_id` text DEFAULT '' NOT NULL,
	`data_factura` text NOT NULL,
	`data_indoielnica` text DEFAULT '' NOT NULL,
	`data_livrare` text,
	`data_scadenta` text,
	`modalitate_plata` text DEFAULT 'nestabilita' NOT NULL,
	`moneda` text DEFAULT 'RON' NOT NULL,
	`curs` integer,
	`client_tip` text DEFAULT 'persoana' NOT NULL,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_cod_fiscal` text DEFAULT '' NOT NULL,
	`client_platitor_tva` integer DEFAULT 0 NOT NULL,
	`client_reg_com` text DEFAULT '' NOT NULL,
	`client_adresa` text DEFAULT '' NOT NULL,
	`client_localitate` text DEFAULT '' NOT NULL,
	`client_judet` text DEFAULT '' NOT NULL,
	`client_tara` text DEFAULT 'RO' NOT NULL,
	`client_cod_postal` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`client_email` text DEFAULT '' NOT NULL,
	`nr_auto` text DEFAULT '' NOT NULL,
	`marca_model` text DEFAULT '' NOT NULL,
	`km_intrare` integer,
	`mentiuni` text DEFAULT '' NOT NULL,
	`furnizor` text DEFAULT '' NOT NULL,
	`regim_tva` text DEFAULT 'platitor' NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`total_linii` integer DEFAULT 0 NOT NULL,
	`total_fara_tva` integer DEFAULT 0 NOT NULL,
	`tva` integer DEFAULT 0 NOT NULL,
	`total_general` integer DEFAULT 0 NOT NULL,
	`tva_lei` integer DEFAULT 0 NOT NULL,
	`tva_pe_cote` text DEFAULT '' NOT NULL,
	`incasat` integer DEFAULT 0 NOT NULL,
	`stornat` integer DEFAULT 0 NOT NULL,
	`rest` integer DEFAULT 0 NOT NULL,
	`created_by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invoices_deleted` ON `invoices` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_order_id` ON `invoices` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `invoices_storno_of` ON `invoices` (`tenant_id`,`storno_of`);--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`invoice_id` text NOT NULL,
	`order_line_id` text,
	`storno_line_id` text,
	`tip` text DEFAULT 'manopera' NOT NULL,
	`descriere` text DEFAULT '' NOT NULL,
	`um` text DEFAULT '' NOT NULL,
	`cantitate` integer DEFAULT 0 NOT NULL,
	`pret_unitar` integer DEFAULT 0 NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`categorie_tva` text DEFAULT 'S' NOT NULL,
	`cota_tva` integer DEFAULT 0 NOT NULL,
	`mecanic_id` text,
	`ordine` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invoice_lines_deleted` ON `invoice_lines` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `invoice_lines_invoice_id` ON `invoice_lines` (`tenant_id`,`invoice_id`);--> statement-breakpoint
CREATE INDEX `invoice_lines_storno_line_id` ON `invoice_lines` (`tenant_id`,`storno_line_id`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`invoice_id` text NOT NULL,
	`data` text NOT NULL,
	`suma` integer DEFAULT 0 NOT NULL,
	`metoda` text DEFAULT 'numerar' NOT NULL,
	`nota` text DEFAULT '' NOT NULL,
	`anuleaza_id` text,
	`created_by` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `payments_deleted` ON `payments` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `payments_invoice_id` ON `payments` (`tenant_id`,`invoice_id`);--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`line_id` text,
	`kind` text DEFAULT 'intrare' NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`taken_at` text NOT NULL,
	`type` text DEFAULT 'image/jpeg' NOT NULL,
	`size` integer DEFAULT 1 NOT NULL,
	`width` integer DEFAULT 1 NOT NULL,
	`height` integer DEFAULT 1 NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_at` text,
	`for_portal` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `photos_deleted` ON `photos` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `photos_order_id` ON `photos` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `approval_requests` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`content` text DEFAULT '' NOT NULL,
	`content_hash` text DEFAULT '' NOT NULL,
	`offer_hash` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text DEFAULT '' NOT NULL,
	`expires_at` text NOT NULL,
	`withdrawn_at` text,
	`erased_at` text,
	`seq` integer DEFAULT 0 NOT NULL,
	`previous_hash` text DEFAULT '' NOT NULL,
	`hash` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `approval_requests_deleted` ON `approval_requests` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `approval_requests_order_id` ON `approval_requests` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `portal_links` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`request_id` text NOT NULL,
	`channel` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text DEFAULT '' NOT NULL,
	`expires_at` text NOT NULL,
	`withdrawn_at` text,
	`opened_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `portal_links_deleted` ON `portal_links` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `portal_links_order_id` ON `portal_links` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `approval_answers` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`order_id` text NOT NULL,
	`request_id` text NOT NULL,
	`offer_hash` text DEFAULT '' NOT NULL,
	`decisions` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`signature` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`call_me` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`at` text NOT NULL,
	`recorded_by` text DEFAULT '' NOT NULL,
	`said_hash` text DEFAULT '' NOT NULL,
	`erased_at` text,
	`seq` integer DEFAULT 0 NOT NULL,
	`previous_hash` text DEFAULT '' NOT NULL,
	`hash` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `approval_answers_deleted` ON `approval_answers` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `approval_answers_order_id` ON `approval_answers` (`tenant_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `bays` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nume` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`activ` integer DEFAULT 1 NOT NULL,
	`bookable` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `bays_deleted` ON `bays` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `services` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`nume` text NOT NULL,
	`minutes` integer DEFAULT 60 NOT NULL,
	`season_minutes` integer,
	`buffer_minute` integer DEFAULT 0 NOT NULL,
	`needs` text DEFAULT 'bay' NOT NULL,
	`bays` text DEFAULT '' NOT NULL,
	`price_from` integer,
	`activ` integer DEFAULT 1 NOT NULL,
	`bookable` integer DEFAULT 1 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`package_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `services_deleted` ON `services` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `calendar_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`hours` text DEFAULT '' NOT NULL,
	`open_on_holidays` integer DEFAULT 0 NOT NULL,
	`slot_minutes` integer DEFAULT 30 NOT NULL,
	`season_from` text,
	`season_to` text,
	`season_slot` integer DEFAULT 15 NOT NULL,
	`enabled` integer DEFAULT 0 NOT NULL,
	`slug` text DEFAULT '' NOT NULL,
	`auto_accept` integer DEFAULT 0 NOT NULL,
	`notice_hours` integer DEFAULT 12 NOT NULL,
	`horizon_days` integer DEFAULT 30 NOT NULL,
	`request_hours` integer DEFAULT 24 NOT NULL,
	`change_hours` integer DEFAULT 24 NOT NULL,
	`deposit_note` text DEFAULT '' NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`eve_message` integer DEFAULT 1 NOT NULL,
	`feeds` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `calendar_settings_deleted` ON `calendar_settings` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `calendar_exceptions` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`hours` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`bay_id` text,
	`mechanic_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `calendar_exceptions_deleted` ON `calendar_exceptions` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`vehicle_id` text,
	`contact_id` text,
	`nr_auto` text DEFAULT '' NOT NULL,
	`client_nume` text DEFAULT '' NOT NULL,
	`client_telefon` text DEFAULT '' NOT NULL,
	`cerere` text DEFAULT '' NOT NULL,
	`observatii` text DEFAULT '' NOT NULL,
	`service_id` text,
	`bay_id` text,
	`mechanic_id` text,
	`data_ora` text NOT NULL,
	`durata_minute` integer DEFAULT 60 NOT NULL,
	`buffer_minute` integer DEFAULT 0 NOT NULL,
	`status` text DEFAULT 'PROGRAMAT' NOT NULL,
	`order_id` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`phone_verified` integer DEFAULT 0 NOT NULL,
	`agreed_text` text DEFAULT '' NOT NULL,
	`codes` integer DEFAULT 0 NOT NULL,
	`source` text DEFAULT 'desk' NOT NULL,
	`hold_until` text,
	`ends_at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`day` text DEFAULT '' NOT NULL,
	`visible_to` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `appointments_deleted` ON `appointments` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `appointments_day` ON `appointments` (`tenant_id`,`day`);--> statement-breakpoint
CREATE INDEX `appointments_contact_id` ON `appointments` (`tenant_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `usage` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`feature` text DEFAULT 'sms' NOT NULL,
	`period` text DEFAULT '1990-01-01' NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	`used` integer DEFAULT 0 NOT NULL,
	`adds` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `usage_deleted` ON `usage` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `usage_packs` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`feature` text NOT NULL,
	`units` integer DEFAULT 1 NOT NULL,
	`bought_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	`used` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `usage_packs_deleted` ON `usage_packs` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `usage_packs_feature` ON `usage_packs` (`tenant_id`,`feature`);--> statement-breakpoint
CREATE TABLE `plan_payments` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`payment` text DEFAULT '' NOT NULL,
	`amount` integer DEFAULT 0 NOT NULL,
	`paid_at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`state` text DEFAULT 'paid' NOT NULL,
	`plan` text,
	`plan_interval` text,
	`starts_at` text,
	`ends_at` text,
	`pack` text DEFAULT '' NOT NULL,
	`invoice_state` text DEFAULT 'none' NOT NULL,
	`invoice` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `plan_payments_deleted` ON `plan_payments` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `message_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`send_from` integer DEFAULT 9 NOT NULL,
	`send_until` integer DEFAULT 20 NOT NULL,
	`saturdays` integer DEFAULT 1 NOT NULL,
	`sender` text DEFAULT '' NOT NULL,
	`sender_state` text DEFAULT 'none' NOT NULL,
	`reminders_on` integer DEFAULT 0 NOT NULL,
	`reminder_steps` text DEFAULT '' NOT NULL,
	`review_days` integer DEFAULT 1 NOT NULL,
	`review_url` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `message_settings_deleted` ON `message_settings` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `message_templates` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`language` text DEFAULT 'ro' NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`diacritics` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `message_templates_deleted` ON `message_templates` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`contact_id` text,
	`address` text DEFAULT '' NOT NULL,
	`channel` text NOT NULL,
	`way` text DEFAULT 'link' NOT NULL,
	`direction` text DEFAULT 'out' NOT NULL,
	`purpose` text NOT NULL,
	`language` text DEFAULT 'ro' NOT NULL,
	`template_id` text,
	`template_version` integer DEFAULT 0 NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`diacritics` integer DEFAULT 0 NOT NULL,
	`encoding` text DEFAULT 'gsm7' NOT NULL,
	`segments` integer DEFAULT 0 NOT NULL,
	`order_id` text,
	`invoice_id` text,
	`vehicle_id` text,
	`reminder_id` text,
	`appointment_id` text,
	`link_id` text,
	`dedupe_key` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`provider_id` text DEFAULT '' NOT NULL,
	`error` text DEFAULT '' NOT NULL,
	`forced` integer DEFAULT 0 NOT NULL,
	`send_at` text,
	`due_at` text,
	`queued_at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`sent_at` text,
	`delivered_at` text,
	`round` integer DEFAULT 0 NOT NULL,
	`units` integer DEFAULT 0 NOT NULL,
	`held` text DEFAULT '' NOT NULL,
	`held_until` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `messages_deleted` ON `messages` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `messages_dedupe_key` ON `messages` (`tenant_id`,`dedupe_key`);--> statement-breakpoint
CREATE INDEX `messages_queued_at` ON `messages` (`tenant_id`,`queued_at`,`id`);--> statement-breakpoint
CREATE TABLE `stop_list` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`address` text DEFAULT '' NOT NULL,
	`message_id` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stop_list_deleted` ON `stop_list` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `stop_list_address` ON `stop_list` (`tenant_id`,`address`);--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`kind` text DEFAULT 'roaauto' NOT NULL,
	`contact_id` text,
	`asked_by` text DEFAULT '' NOT NULL,
	`user_id` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'requested' NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`pieces` integer DEFAULT 0 NOT NULL,
	`photos_after` text DEFAULT '' NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	`checks_ok` integer DEFAULT 0 NOT NULL,
	`error` text DEFAULT '' NOT NULL,
	`expires_at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`upload_id` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `exports_deleted` ON `exports` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `exports_kind` ON `exports` (`tenant_id`,`kind`);--> statement-breakpoint
CREATE TABLE `privacy_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`photo_months` integer DEFAULT 0 NOT NULL,
	`message_months` integer DEFAULT 0 NOT NULL,
	`order_months` integer DEFAULT 0 NOT NULL,
	`invoice_years` integer DEFAULT 10 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `privacy_settings_deleted` ON `privacy_settings` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`contact_id` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'requested' NOT NULL,
	`asked_by` text DEFAULT '' NOT NULL,
	`done_at` text,
	`kept_invoices` integer DEFAULT 0 NOT NULL,
	`kept_until` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `erasures_deleted` ON `erasures` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `notification_settings` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`not_pushed` text DEFAULT '' NOT NULL,
	`by_mail` text DEFAULT '' NOT NULL,
	`quiet_from` integer DEFAULT 21 NOT NULL,
	`quiet_until` integer DEFAULT 7 NOT NULL,
	`language` text DEFAULT 'ro' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `notification_settings_deleted` ON `notification_settings` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`params` text DEFAULT '' NOT NULL,
	`target_collection` text DEFAULT '' NOT NULL,
	`target_id` text DEFAULT '' NOT NULL,
	`at` text DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL,
	`read_at` text,
	`unread` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `notifications_deleted` ON `notifications` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `notifications_at` ON `notifications` (`tenant_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `replaced_values` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`oracle_id` integer,
	`rev` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`user_id` text DEFAULT '' NOT NULL,
	`by_user_id` text DEFAULT '' NOT NULL,
	`by_name` text DEFAULT '' NOT NULL,
	`by_kind` text DEFAULT 'staff' NOT NULL,
	`by_source` text DEFAULT '' NOT NULL,
	`by_client_id` text DEFAULT '' NOT NULL,
	`row_collection` text DEFAULT '' NOT NULL,
	`row_id` text DEFAULT '' NOT NULL,
	`row_column` text DEFAULT '' NOT NULL,
	`lost` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `replaced_values_deleted` ON `replaced_values` (`tenant_id`,`deleted_at`) WHERE deleted_at IS NOT NULL;