-- Details of claims are kept packed (src/db/packed-details.ts), each article in them once. Quotes are read out of them by where they
-- stand, and what other claims show of a claim out of its summary. `migrate()` packs what is there.
DROP TRIGGER `publications_no_update`;
--> statement-breakpoint
DROP TRIGGER `published_claims_change`;
--> statement-breakpoint
DROP TRIGGER `published_claims_leave`;
--> statement-breakpoint
DROP TRIGGER `lookup_claim_changed`;
--> statement-breakpoint
DROP TRIGGER `lookup_span_changed`;
--> statement-breakpoint
ALTER TABLE `published_claims` DROP COLUMN `mention`;
--> statement-breakpoint
ALTER TABLE `published_claims` ADD `mention` text GENERATED ALWAYS AS (json_object('id', "summary" -> '$.id', 'slug', "summary" -> '$.slug', 'page', "summary" -> '$.page', 'text', "summary" -> '$.text', 'label', "summary" -> '$.verdict.label', 'headline', "summary" -> '$.verdict.headline')) VIRTUAL NOT NULL;
--> statement-breakpoint
ALTER TABLE `publications` ADD `packed` text;
--> statement-breakpoint
ALTER TABLE `published_spans` ADD `quote_at` integer;
--> statement-breakpoint
ALTER TABLE `published_spans` ADD `quote_head` integer;
--> statement-breakpoint
ALTER TABLE `published_spans` ADD `article_at` integer;
--> statement-breakpoint
ALTER TABLE `published_spans` ADD `article_length` integer;
--> statement-breakpoint
ALTER TABLE `published_spans` DROP COLUMN `document`;
--> statement-breakpoint
-- What readers see may change, and a publication may not: it is written out before that, as it is packed.
CREATE TRIGGER `publications_no_update` BEFORE UPDATE ON `publications`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`) AND NOT (
  NEW.`seq` = OLD.`seq` AND NEW.`id` = OLD.`id` AND NEW.`claim_id` = OLD.`claim_id` AND NEW.`n` = OLD.`n`
  AND NEW.`claim_version` = OLD.`claim_version` AND NEW.`verdict_id` IS OLD.`verdict_id`
  AND NEW.`published_at` = OLD.`published_at` AND NEW.`published_by` = OLD.`published_by` AND NEW.`format` = OLD.`format`
  AND OLD.`document` = '{}' AND NEW.`document` = '{}' AND OLD.`packed` IS NULL AND EXISTS (
    SELECT 1 FROM `published_claims` `s` WHERE `s`.`claim_id` = OLD.`claim_id` AND `s`.`publication_id` = OLD.`id`
    AND NEW.`packed` = substr(`s`.`summary`, 1, length(`s`.`summary`) - 1) || ',' || substr(`s`.`details`, 2)))
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
-- The same details are no change when they are packed for the first time: `store_facts` says so in the batch that does it.
CREATE TRIGGER `published_claims_change` BEFORE UPDATE ON `published_claims`
WHEN (NEW.`summary` <> OLD.`summary` OR NEW.`details` <> OLD.`details` OR NEW.`publication_id` <> OLD.`publication_id`
  OR NEW.`claim_id` <> OLD.`claim_id`) AND NOT EXISTS (SELECT 1 FROM `store_facts` WHERE `name` = 'packing')
BEGIN
  UPDATE `publications` SET `packed` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}' AND `packed` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `published_claims_leave` BEFORE DELETE ON `published_claims`
BEGIN
  UPDATE `publications` SET `packed` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}' AND `packed` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_claim_changed` AFTER UPDATE OF `summary`, `details` ON `published_claims`
WHEN NOT EXISTS (SELECT 1 FROM `store_facts` WHERE `name` = 'packing') BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT DISTINCT s.`article_id` FROM `published_spans` s
    WHERE s.`claim_seq` = NEW.`seq` AND s.`article_id` NOT IN (SELECT `article_id` FROM `lookup_touched`);
END;
--> statement-breakpoint
CREATE TRIGGER `lookup_span_changed` AFTER UPDATE OF `claim_seq`, `article_id`, `start` ON `published_spans` BEGIN
  INSERT INTO `lookup_touched` (`article_id`) SELECT NEW.`article_id`
    WHERE NOT EXISTS (SELECT 1 FROM `lookup_touched` WHERE `article_id` = NEW.`article_id`);
END;
--> statement-breakpoint
-- A quote begins with the code of its first phrase and its id, its article with a code; articles are lines behind the document.
CREATE TRIGGER `published_spans_place` AFTER INSERT ON `published_spans` BEGIN
  UPDATE `published_spans` SET (`quote_at`, `quote_head`, `article_at`, `article_length`) = (
    SELECT `at`, `head`, `article_at`, instr(substr(`d`, `article_at`), x'0a') - 1
    FROM (
      SELECT `d`, `at`, instr(substr(`d`, `at`), x'01') - 1 AS `head`,
        instr(`d`, cast(char(10, 3) || substr(NEW.`article_id`, 5) AS blob)) + 1 AS `article_at`
      FROM (
        SELECT cast(`details` AS blob) AS `d`,
          instr(cast(`details` AS blob), cast(char(2) || substr(NEW.`span_id`, 5) AS blob)) AS `at`
        FROM `published_claims` WHERE `seq` = NEW.`claim_seq`)
      WHERE `at` > 0))
  WHERE `span_id` = NEW.`span_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `published_spans_move` AFTER UPDATE OF `details` ON `published_claims` WHEN NEW.`details` <> OLD.`details` BEGIN
  UPDATE `published_spans` SET (`quote_at`, `quote_head`, `article_at`, `article_length`) = (
    SELECT `at`, `head`, `article_at`, instr(substr(`d`, `article_at`), x'0a') - 1
    FROM (
      SELECT `d`, `at`, instr(substr(`d`, `at`), x'01') - 1 AS `head`,
        instr(`d`, cast(char(10, 3) || substr(`published_spans`.`article_id`, 5) AS blob)) + 1 AS `article_at`
      FROM (
        SELECT cast(`details` AS blob) AS `d`,
          instr(cast(`details` AS blob), cast(char(2) || substr(`published_spans`.`span_id`, 5) AS blob)) AS `at`
        FROM `published_claims` WHERE `seq` = NEW.`seq`)
      WHERE `at` > 0))
  WHERE `claim_seq` = NEW.`seq`;
END;
--> statement-breakpoint
INSERT INTO `store_facts` (`name`, `value`) SELECT 'details_packed_to', '0' WHERE EXISTS (SELECT 1 FROM `published_claims`);
