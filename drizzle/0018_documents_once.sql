-- A publication that readers see as it was published is held once, by `published_claims`: its own document is '{}' meanwhile.
-- What readers see may change, and a publication may not: it is written out before that.
DROP TRIGGER `publications_no_update`;
--> statement-breakpoint
CREATE TRIGGER `publications_no_update` BEFORE UPDATE ON `publications`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`) AND NOT (
  NEW.`seq` = OLD.`seq` AND NEW.`id` = OLD.`id` AND NEW.`claim_id` = OLD.`claim_id` AND NEW.`n` = OLD.`n`
  AND NEW.`claim_version` = OLD.`claim_version` AND NEW.`verdict_id` IS OLD.`verdict_id`
  AND NEW.`published_at` = OLD.`published_at` AND NEW.`published_by` = OLD.`published_by` AND NEW.`format` = OLD.`format`
  AND '{}' IN (OLD.`document`, NEW.`document`) AND EXISTS (
    SELECT 1 FROM `published_claims` `s` WHERE `s`.`claim_id` = OLD.`claim_id` AND `s`.`publication_id` = OLD.`id`
    AND substr(`s`.`summary`, 1, length(`s`.`summary`) - 1) || ',' || substr(`s`.`details`, 2)
      = iif(OLD.`document` = '{}', NEW.`document`, OLD.`document`)))
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `published_claims_change` BEFORE UPDATE ON `published_claims`
WHEN NEW.`summary` <> OLD.`summary` OR NEW.`details` <> OLD.`details` OR NEW.`publication_id` <> OLD.`publication_id`
  OR NEW.`claim_id` <> OLD.`claim_id`
BEGIN
  UPDATE `publications` SET `document` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}';
END;
--> statement-breakpoint
CREATE TRIGGER `published_claims_leave` BEFORE DELETE ON `published_claims`
BEGIN
  UPDATE `publications` SET `document` = substr(OLD.`summary`, 1, length(OLD.`summary`) - 1) || ',' || substr(OLD.`details`, 2)
    WHERE `id` = OLD.`publication_id` AND `document` = '{}';
END;
--> statement-breakpoint
-- Documents of older formats are about to be brought up where readers see them.
UPDATE `publications` SET `document` = '{}' WHERE `format` = 3 AND EXISTS (
  SELECT 1 FROM `published_claims` `s` WHERE `s`.`claim_id` = `publications`.`claim_id` AND `s`.`publication_id` = `publications`.`id`
  AND `s`.`format` = 3
  AND substr(`s`.`summary`, 1, length(`s`.`summary`) - 1) || ',' || substr(`s`.`details`, 2) = `publications`.`document`);
