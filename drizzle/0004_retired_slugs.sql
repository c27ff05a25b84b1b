-- Redacted slugs are known by their rows in `redactions`, which exports hold.
DROP TABLE `retired_slugs`;
--> statement-breakpoint
CREATE INDEX `redactions_by_hash` ON `redactions` (`field`,`salt`,`hash`);--> statement-breakpoint
DELETE FROM `store_facts` WHERE `name` = 'slug-salt';
