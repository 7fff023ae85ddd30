CREATE INDEX `changes_sight` ON `changes` (`tenant_id`,`rev`) WHERE coalesce(json_extract(patch, '$.visible_to'), '') || coalesce(json_extract(prev, '$.visible_to'), '') <> '';--> statement-breakpoint
ALTER TABLE `order_lines` DROP COLUMN `visible_to`;--> statement-breakpoint
ALTER TABLE `photos` DROP COLUMN `visible_to`;