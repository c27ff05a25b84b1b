DROP INDEX `verdicts_one_root`;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `licence` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `review_key` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `feed` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `carried` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `withdrawn_at` text;--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_review` ON `verdicts` (`review_key`) WHERE "supersedes" is null and "review_key" is not null;--> statement-breakpoint
CREATE INDEX `verdicts_by_review` ON `verdicts` (`review_key`) WHERE "review_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_root` ON `verdicts` (`claim_id`,`publisher_name`,`publisher_site`,`claim_text`) WHERE "supersedes" is null and not "house" and "review_key" is null;
--> statement-breakpoint
-- A review that its publisher takes back stays as it was; that it was taken back is all that is added.
DROP TRIGGER `verdicts_no_update`;
--> statement-breakpoint
CREATE TRIGGER `verdicts_no_update` BEFORE UPDATE OF `seq`, `id`, `claim_id`, `house`, `label`, `headline`, `rating_text`, `rating_value`, `best_rating`, `worst_rating`, `summary`, `implied`, `searched`, `not_seen`, `not_decided`, `instead`, `reply`, `basis_strength`, `basis_note`, `rules`, `method`, `publisher_name`, `publisher_site`, `issued_by`, `issuer_id`, `issued_at`, `as_of`, `change_kind`, `change_note`, `supersedes`, `claim_text`, `claim_claimant_name`, `claim_claimant_role`, `claim_claimed_on`, `review_url`, `licence`, `review_key`, `feed`, `carried` ON `verdicts`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'verdicts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_withdrawn_once` BEFORE UPDATE OF `withdrawn_at` ON `verdicts`
WHEN OLD.`house` OR OLD.`withdrawn_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a review of another publisher is withdrawn once'); END;
--> statement-breakpoint
DROP TRIGGER `claims_publish`;
--> statement-breakpoint
CREATE TRIGGER `claims_publish` BEFORE INSERT ON `published_claims`
WHEN NOT EXISTS (
  SELECT 1 FROM `claims` `c` WHERE `c`.`id` = NEW.`claim_id` AND `c`.`status` = 'published' AND (
    (`c`.`verdict_id` IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM `verdict_rests_on` `r` JOIN `spans` `s` ON `s`.`id` = `r`.`span_id`
      WHERE `r`.`verdict_id` = `c`.`verdict_id` AND (`s`.`retracted_at` IS NOT NULL OR `s`.`state` <> 'verified')
    ))
    OR (`c`.`verdict_id` IS NULL AND EXISTS (
      SELECT 1 FROM `verdicts` `v` WHERE `v`.`claim_id` = `c`.`id` AND NOT `v`.`house` AND `v`.`withdrawn_at` IS NULL
    ))
  )
)
BEGIN SELECT RAISE(ABORT, 'a claim is published only with a verdict whose receipts stand'); END;
