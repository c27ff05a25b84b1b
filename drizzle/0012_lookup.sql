-- What pages are annotated, for readers who look one up without naming it. Triggers note what may have changed; the rest is
-- worked out from what readers see, and could be thrown away.
CREATE TABLE `lookup_affected` (
	`hash` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`is_alias` integer NOT NULL,
	`shown` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup_answers` (
	`bucket` text PRIMARY KEY NOT NULL,
	`first` text NOT NULL,
	`last` text NOT NULL,
	`mark` text NOT NULL,
	`digest` text NOT NULL,
	`fresh_until` text,
	`packed` blob NOT NULL,
	`plain` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `lookup_answers_by_range` ON `lookup_answers` (`first`,`last`);
--> statement-breakpoint
CREATE TABLE `lookup_entries` (
	`hash` text PRIMARY KEY NOT NULL,
	`mark` text NOT NULL,
	`body` text NOT NULL,
	`fresh_until` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup_files` (
	`digest` text PRIMARY KEY NOT NULL,
	`body` blob NOT NULL,
	`until` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup_pages` (
	`hash` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`is_alias` integer NOT NULL,
	`gone_on` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `lookup_pages_by_article` ON `lookup_pages` (`article_id`);
--> statement-breakpoint
CREATE INDEX `lookup_pages_gone` ON `lookup_pages` (`gone_on`) WHERE "gone_on" is not null;
--> statement-breakpoint
CREATE TABLE `lookup_segments` (
	`segment` text PRIMARY KEY NOT NULL,
	`stale` integer NOT NULL,
	`hashes` integer NOT NULL,
	`pages` integer NOT NULL,
	`coded` blob NOT NULL,
	`anchored` blob NOT NULL,
	`patch` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`bits` integer,
	`anchor_on` text,
	`anchor` text NOT NULL,
	`prefix_bits` integer NOT NULL,
	`split_at` integer,
	`manifest` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup_touched` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lookup_touched_article_id_unique` ON `lookup_touched` (`article_id`);
--> statement-breakpoint
CREATE TRIGGER `lookup_span_shown` AFTER INSERT ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_span_changed` AFTER UPDATE ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_span_withdrawn` AFTER DELETE ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT OLD.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = OLD.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_address_added` AFTER INSERT ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_address_changed` AFTER UPDATE OF `key`, `hash`, `previous_hash`, `shares_key` ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_address_removed` AFTER DELETE ON `article_addresses` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT OLD.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = OLD.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_article_merged` AFTER UPDATE OF `merged_into` ON `articles` WHEN NEW.`merged_into` IS NOT OLD.`merged_into` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_article_changed` AFTER UPDATE OF `document` ON `published_articles` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_claim_changed` AFTER UPDATE OF `summary`, `details` ON `published_claims` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT s.`article_id` FROM `published_spans` s
    WHERE s.`claim_seq` = NEW.`seq` AND s.`article_id` NOT IN (SELECT `article_id` FROM `lookup_touched`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_claim_told` AFTER INSERT ON `changes` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT s.`article_id` FROM `published_spans` s
    WHERE s.`claim_seq` = (SELECT `seq` FROM `published_claims` WHERE `claim_id` = NEW.`claim_id`) AND s.`article_id` NOT IN (SELECT `article_id` FROM `lookup_touched`);
END;
--> statement-breakpoint
-- What was blanked by law stands in no answer that is kept.
CREATE TRIGGER `lookup_redacted` AFTER INSERT ON `redaction_permit` BEGIN
  DELETE FROM `lookup_entries`;
  DELETE FROM `lookup_answers`;
  UPDATE `lookup_state` SET `revision` = `revision` + 1;
END;
--> statement-breakpoint
INSERT INTO `lookup_state` (`id`, `revision`, `anchor`, `prefix_bits`) VALUES (1, 1, '[]', 0);
--> statement-breakpoint
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 255)
INSERT INTO `lookup_segments` (`segment`, `stale`, `hashes`, `pages`, `coded`, `anchored`, `patch`)
SELECT printf('%02x', i), 1, 0, 0, x'00', x'00', x'' FROM n;
--> statement-breakpoint
INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT `article_id` FROM `published_spans`;
