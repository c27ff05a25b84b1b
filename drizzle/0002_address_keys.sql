ALTER TABLE `article_addresses` ADD `shares_key` text;--> statement-breakpoint
ALTER TABLE `article_addresses` ADD `near_key` text;--> statement-breakpoint
CREATE INDEX `article_addresses_by_shared_key` ON `article_addresses` (`shares_key`) WHERE "shares_key" is not null;--> statement-breakpoint
CREATE INDEX `article_addresses_by_near_key` ON `article_addresses` (`near_key`) WHERE "near_key" is not null;
