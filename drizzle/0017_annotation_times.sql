CREATE INDEX `changes_by_time` ON `changes` (`at`,`seq`);--> statement-breakpoint
CREATE INDEX `spans_by_time` ON `spans` (`created_at`,`seq`);