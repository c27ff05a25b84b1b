-- One rebuild for every value and member that documents, verdicts, claims and sources have from now on. Closed
-- vocabularies leave the tables' CHECKs: zod holds them where they come in, and triggers hold those that the store's own
-- rules read. A rebuilt table takes its triggers along, and a trigger that names a missing table stops the renaming: all
-- of them go first and come back last. Runs with foreign keys off; the last statement looks whether one was broken.
DROP TRIGGER `claim_search_entries_added`;
--> statement-breakpoint
DROP TRIGGER `verdicts_no_update`;
--> statement-breakpoint
DROP TRIGGER `verdicts_no_delete`;
--> statement-breakpoint
DROP TRIGGER `verdict_rests_on_no_update`;
--> statement-breakpoint
DROP TRIGGER `verdict_rests_on_no_delete`;
--> statement-breakpoint
DROP TRIGGER `publications_no_update`;
--> statement-breakpoint
DROP TRIGGER `publications_no_delete`;
--> statement-breakpoint
DROP TRIGGER `snapshots_no_update`;
--> statement-breakpoint
DROP TRIGGER `snapshots_no_delete`;
--> statement-breakpoint
DROP TRIGGER `events_no_update`;
--> statement-breakpoint
DROP TRIGGER `events_no_delete`;
--> statement-breakpoint
DROP TRIGGER `redactions_no_update`;
--> statement-breakpoint
DROP TRIGGER `redactions_no_delete`;
--> statement-breakpoint
DROP TRIGGER `claims_no_delete`;
--> statement-breakpoint
DROP TRIGGER `articles_no_delete`;
--> statement-breakpoint
DROP TRIGGER `spans_no_delete`;
--> statement-breakpoint
DROP TRIGGER `editors_no_delete`;
--> statement-breakpoint
DROP TRIGGER `keys_no_delete`;
--> statement-breakpoint
DROP TRIGGER `texts_no_delete`;
--> statement-breakpoint
DROP TRIGGER `texts_immutable`;
--> statement-breakpoint
DROP TRIGGER `claims_identity`;
--> statement-breakpoint
DROP TRIGGER `articles_identity`;
--> statement-breakpoint
DROP TRIGGER `spans_quote_immutable`;
--> statement-breakpoint
DROP TRIGGER `spans_stand_in_text`;
--> statement-breakpoint
DROP TRIGGER `spans_rested_on`;
--> statement-breakpoint
DROP TRIGGER `spans_stay_retracted`;
--> statement-breakpoint
DROP TRIGGER `verdict_rests_on_own_spans`;
--> statement-breakpoint
DROP TRIGGER `verdicts_chain`;
--> statement-breakpoint
DROP TRIGGER `claims_verdict`;
--> statement-breakpoint
DROP TRIGGER `claims_publish`;
--> statement-breakpoint
DROP TRIGGER `claims_leave_publication`;
--> statement-breakpoint
DROP TRIGGER `publications_follow`;
--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`claim_id` text NOT NULL,
	`event_id` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `changes_by_claim` ON `changes` (`claim_id`,`seq`);
--> statement-breakpoint
CREATE INDEX `changes_by_event` ON `changes` (`event_id`);
--> statement-breakpoint
CREATE TABLE `published_relations` (
	`claim_seq` integer NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`since` text,
	`note` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_seq`, `kind`, `target_id`),
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `published_relations_by_target` ON `published_relations` (`target_id`);
--> statement-breakpoint
CREATE TABLE `claim_wordings` (
	`claim_id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `claim_wordings_by_key` ON `claim_wordings` (`key`);
--> statement-breakpoint
CREATE TABLE `retired_slugs` (
	`hash` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`retired_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `store_facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_articles` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`url` text,
	`urn` text,
	`headline` text,
	`descriptive_headline` text,
	`author` text,
	`publisher_name` text,
	`publisher_site` text,
	`published_on` text,
	`language` text,
	`genre` text NOT NULL,
	`genre_note` text,
	`access` text DEFAULT 'unknown' NOT NULL,
	`last_checked_at` text,
	`text_length` integer,
	`version` integer NOT NULL,
	`merged_into` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`merged_into`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_version" CHECK("version" >= 1)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_articles` ("seq", "id", "slug", "url", "urn", "headline", "descriptive_headline", "author", "publisher_name", "publisher_site", "published_on", "language", "genre", "genre_note", "version", "merged_into", "created_at", "created_by", "updated_at")
  SELECT "seq", "id", "slug", "url", "urn", "headline", "descriptive_headline", "author", "publisher_name", "publisher_site", "published_on", "language", "genre", "genre_note", "version", "merged_into", "created_at", "created_by", "updated_at" FROM `articles`;
--> statement-breakpoint
DROP TABLE `articles`;
--> statement-breakpoint
ALTER TABLE `__new_articles` RENAME TO `articles`;
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_id_unique` ON `articles` (`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug_unique` ON `articles` (`slug`);
--> statement-breakpoint
CREATE INDEX `articles_merged` ON `articles` (`merged_into`) WHERE "merged_into" is not null;
--> statement-breakpoint
CREATE TABLE `__new_claim_relations` (
	`claim_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`since` text,
	`note` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `kind`, `target_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_relations_other" CHECK("claim_id" <> "target_id")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_claim_relations` ("claim_id", "kind", "target_id", "since", "note", "position")
  SELECT "claim_id", "kind", "target_id", "since", "note", "position" FROM `claim_relations`;
--> statement-breakpoint
DROP TABLE `claim_relations`;
--> statement-breakpoint
ALTER TABLE `__new_claim_relations` RENAME TO `claim_relations`;
--> statement-breakpoint
CREATE INDEX `claim_relations_by_target` ON `claim_relations` (`target_id`);
--> statement-breakpoint
CREATE TABLE `__new_claims` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`claimant_name` text,
	`claimant_role` text,
	`claimed_on` text,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`status_reason` text,
	`about` text DEFAULT '[]' NOT NULL,
	`replaced_by` text,
	`merged` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`verdict_id` text,
	`published_count` integer DEFAULT 0 NOT NULL,
	`first_published_at` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`replaced_by`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_version" CHECK("version" >= 1),
	CONSTRAINT "claims_about" CHECK(json_valid("about")),
	CONSTRAINT "claims_merged" CHECK(not "merged" or "replaced_by" is not null),
	CONSTRAINT "claims_claimant" CHECK("claimant_role" is null or "claimant_name" is not null)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_claims` ("seq", "id", "slug", "text", "kind", "claimant_name", "claimant_role", "claimed_on", "language", "status", "status_reason", "replaced_by", "version", "verdict_id", "published_count", "first_published_at", "created_at", "created_by", "updated_at")
  SELECT "seq", "id", "slug", "text", "kind", "claimant_name", "claimant_role", "claimed_on", "language", "status", "status_reason", "replaced_by", "version", "verdict_id", "published_count", "first_published_at", "created_at", "created_by", "updated_at" FROM `claims`;
--> statement-breakpoint
DROP TABLE `claims`;
--> statement-breakpoint
ALTER TABLE `__new_claims` RENAME TO `claims`;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_id_unique` ON `claims` (`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_slug_unique` ON `claims` (`slug`);
--> statement-breakpoint
CREATE INDEX `claims_by_status` ON `claims` (`status`,`seq`);
--> statement-breakpoint
CREATE TABLE `__new_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`editor_id` text NOT NULL,
	`role` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	`last_used_at` text,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_keys` ("id", "editor_id", "role", "prefix", "hash", "created_at", "revoked_at", "last_used_at")
  SELECT "id", "editor_id", "role", "prefix", "hash", "created_at", "revoked_at", "last_used_at" FROM `keys`;
--> statement-breakpoint
DROP TABLE `keys`;
--> statement-breakpoint
ALTER TABLE `__new_keys` RENAME TO `keys`;
--> statement-breakpoint
CREATE UNIQUE INDEX `keys_prefix_unique` ON `keys` (`prefix`);
--> statement-breakpoint
CREATE INDEX `keys_by_editor` ON `keys` (`editor_id`);
--> statement-breakpoint
CREATE TABLE `__new_redactions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	`ground` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_redactions` ("seq", "event_id", "subject_kind", "subject_id", "field", "salt", "hash", "ground")
  SELECT "seq", "event_id", "subject_kind", "subject_id", "field", "salt", "hash", "ground" FROM `redactions`;
--> statement-breakpoint
DROP TABLE `redactions`;
--> statement-breakpoint
ALTER TABLE `__new_redactions` RENAME TO `redactions`;
--> statement-breakpoint
CREATE TABLE `__new_spans` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`article_id` text NOT NULL,
	`role` text NOT NULL,
	`stance` text,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`asserted_by_name` text,
	`asserted_by_role` text,
	`claimant_side` integer NOT NULL,
	`note` text,
	`text_sha256` text NOT NULL,
	`verified_by` text NOT NULL,
	`verified_at` text NOT NULL,
	`state` text NOT NULL,
	`placement` text,
	`confirmation` text,
	`copied_from` text,
	`retracted_at` text,
	`retracted_reason` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_sha256`) REFERENCES `texts`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spans_stance_of_appearance" CHECK(("role" = 'appearance') = ("stance" is not null)),
	CONSTRAINT "spans_range" CHECK("start" >= 0 and "end" > "start"),
	CONSTRAINT "spans_asserted_by" CHECK("asserted_by_name" is not null or ("asserted_by_role" is null and not "claimant_side")),
	CONSTRAINT "spans_retraction" CHECK(("retracted_at" is null) = ("retracted_reason" is null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_spans` ("seq", "id", "claim_id", "article_id", "role", "stance", "exact", "prefix", "suffix", "start", "end", "asserted_by_name", "asserted_by_role", "claimant_side", "note", "text_sha256", "verified_by", "verified_at", "state", "placement", "retracted_at", "retracted_reason", "created_at", "created_by")
  SELECT "seq", "id", "claim_id", "article_id", "role", "stance", "exact", "prefix", "suffix", "start", "end", "asserted_by_name", "asserted_by_role", "claimant_side", "note", "text_sha256", "verified_by", "verified_at", "state", "placement", "retracted_at", "retracted_reason", "created_at", "created_by" FROM `spans`;
--> statement-breakpoint
DROP TABLE `spans`;
--> statement-breakpoint
ALTER TABLE `__new_spans` RENAME TO `spans`;
--> statement-breakpoint
CREATE UNIQUE INDEX `spans_id_unique` ON `spans` (`id`);
--> statement-breakpoint
CREATE INDEX `spans_by_claim` ON `spans` (`claim_id`,`seq`);
--> statement-breakpoint
CREATE INDEX `spans_by_article` ON `spans` (`article_id`,`seq`);
--> statement-breakpoint
CREATE INDEX `spans_broken` ON `spans` (`state`,`seq`) WHERE "state" <> 'verified' and "retracted_at" is null;
--> statement-breakpoint
CREATE TABLE `__new_verdicts` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`house` integer NOT NULL,
	`label` text NOT NULL,
	`headline` text NOT NULL,
	`rating_text` text,
	`rating_value` real,
	`best_rating` real,
	`worst_rating` real,
	`summary` text NOT NULL,
	`implied` text,
	`searched` text NOT NULL,
	`not_seen` text DEFAULT '[]' NOT NULL,
	`not_decided` text DEFAULT '[]' NOT NULL,
	`instead` text,
	`reply` text,
	`basis_strength` text,
	`basis_note` text,
	`rules` integer DEFAULT 1 NOT NULL,
	`method` text NOT NULL,
	`publisher_name` text NOT NULL,
	`publisher_site` text,
	`issued_by` text NOT NULL,
	`issuer_id` text,
	`issued_at` text NOT NULL,
	`as_of` text,
	`change_kind` text NOT NULL,
	`change_note` text,
	`supersedes` text,
	`claim_text` text NOT NULL,
	`claim_claimant_name` text,
	`claim_claimant_role` text,
	`claim_claimed_on` text,
	`review_url` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issuer_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verdicts_house_basis" CHECK(not "house" or "basis_strength" is not null),
	CONSTRAINT "verdicts_initial" CHECK(("change_kind" = 'initial') = ("supersedes" is null)),
	CONSTRAINT "verdicts_searched" CHECK(json_valid("searched")),
	CONSTRAINT "verdicts_not_seen" CHECK(json_valid("not_seen")),
	CONSTRAINT "verdicts_not_decided" CHECK(json_valid("not_decided")),
	CONSTRAINT "verdicts_reply" CHECK("reply" is null or json_valid("reply"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_verdicts` ("seq", "id", "claim_id", "house", "label", "headline", "rating_text", "rating_value", "best_rating", "worst_rating", "summary", "implied", "searched", "basis_strength", "basis_note", "method", "publisher_name", "publisher_site", "issued_by", "issuer_id", "issued_at", "as_of", "change_kind", "change_note", "supersedes", "claim_text", "claim_claimant_name", "claim_claimant_role", "claim_claimed_on", "review_url")
  SELECT "seq", "id", "claim_id", "house", "label", "headline", "rating_text", "rating_value", "best_rating", "worst_rating", "summary", "implied", "searched", "basis_strength", "basis_note", "method", "publisher_name", "publisher_site", "issued_by", "issuer_id", "issued_at", "as_of", "change_kind", "change_note", "supersedes", "claim_text", "claim_claimant_name", "claim_claimant_role", "claim_claimed_on", "review_url" FROM `verdicts`;
--> statement-breakpoint
DROP TABLE `verdicts`;
--> statement-breakpoint
ALTER TABLE `__new_verdicts` RENAME TO `verdicts`;
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_id_unique` ON `verdicts` (`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_supersedes_unique` ON `verdicts` (`supersedes`);
--> statement-breakpoint
CREATE INDEX `verdicts_by_claim` ON `verdicts` (`claim_id`,`seq`);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_root` ON `verdicts` (`claim_id`,`publisher_name`,`publisher_site`,`claim_text`) WHERE "supersedes" is null and not "house";
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_house_root` ON `verdicts` (`claim_id`) WHERE "supersedes" is null and "house";
--> statement-breakpoint
DROP INDEX `published_articles_by_publisher`;
--> statement-breakpoint
ALTER TABLE `published_articles` ADD `publisher_key` text;
--> statement-breakpoint
ALTER TABLE `published_articles` ADD `format` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE `published_articles` ADD `version` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
CREATE INDEX `published_articles_by_publisher` ON `published_articles` (`publisher_key`);
--> statement-breakpoint
DROP INDEX `published_claims_by_claimant`;
--> statement-breakpoint
ALTER TABLE `published_claims` ADD `claimant_key` text;
--> statement-breakpoint
ALTER TABLE `published_claims` ADD `format` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE `published_claims` ADD `mention` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
CREATE INDEX `published_claims_by_claimant` ON `published_claims` (`claimant_key`,`published_at`,`seq`);
--> statement-breakpoint
ALTER TABLE `article_addresses` ADD `previous_hash` text;
--> statement-breakpoint
ALTER TABLE `article_addresses` ADD `previous_hash_until` text;
--> statement-breakpoint
CREATE INDEX `article_addresses_by_previous_hash` ON `article_addresses` (`previous_hash`) WHERE "previous_hash" is not null;
--> statement-breakpoint
ALTER TABLE `editors` ADD `name_key` text;
--> statement-breakpoint
CREATE UNIQUE INDEX `editors_name_key_unique` ON `editors` (`name_key`);
--> statement-breakpoint
ALTER TABLE `publications` ADD `format` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE `snapshots` ADD `extent` text DEFAULT 'whole' NOT NULL;
--> statement-breakpoint
UPDATE `articles` SET
  `last_checked_at` = (SELECT max(coalesce(`s`.`retrieved_at`, `s`.`created_at`)) FROM `snapshots` `s` WHERE `s`.`article_id` = `articles`.`id`),
  `text_length` = (
    SELECT `t`.`length` FROM `snapshots` `s` JOIN `texts` `t` ON `t`.`sha256` = `s`.`text_sha256`
    WHERE `s`.`article_id` = `articles`.`id`
    ORDER BY coalesce(`s`.`retrieved_at`, `s`.`created_at`) DESC, `s`.`seq` DESC LIMIT 1
  );
--> statement-breakpoint
INSERT INTO `published_relations` (`claim_seq`, `kind`, `target_id`, `since`, `note`, `position`)
  SELECT `p`.`seq`, `r`.`value` ->> '$.kind', `r`.`value` ->> '$.claim.id', `r`.`value` ->> '$.on', `r`.`value` ->> '$.note', `r`.`key`
  FROM `published_claims` `p`, json_each(`p`.`details`, '$.relations') `r`;
--> statement-breakpoint
UPDATE `published_claims` SET `mention` = json_object(
  'id', `claim_id`, 'slug', `slug`, 'page', `summary` ->> '$.page', 'text', `summary` ->> '$.text', 'label', `label`,
  'headline', `summary` ->> '$.verdict.headline'
);
--> statement-breakpoint
UPDATE `published_articles` SET `version` = (SELECT `version` FROM `articles` WHERE `articles`.`seq` = `published_articles`.`seq`);
--> statement-breakpoint
-- Whoever follows the changes begins with all that is shown, in the order in which it was published.
INSERT INTO `changes` (`at`, `kind`, `claim_id`, `event_id`)
  SELECT `e`.`at`, 'published', `p`.`claim_id`, `e`.`id`
  FROM `published_claims` `p` JOIN `events` `e` ON `e`.`subject_id` = `p`.`publication_id` AND `e`.`action` = 'publication.created'
  ORDER BY `e`.`seq`;
--> statement-breakpoint
UPDATE `published_claims` SET `revision` = coalesce((SELECT max(`seq`) FROM `changes` WHERE `changes`.`claim_id` = `published_claims`.`claim_id`), `revision`);
--> statement-breakpoint
CREATE TRIGGER `verdicts_no_update` BEFORE UPDATE ON `verdicts`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'verdicts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_no_delete` BEFORE DELETE ON `verdicts`
BEGIN SELECT RAISE(ABORT, 'verdicts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `verdict_rests_on_no_update` BEFORE UPDATE ON `verdict_rests_on`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'verdict_rests_on is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `verdict_rests_on_no_delete` BEFORE DELETE ON `verdict_rests_on`
BEGIN SELECT RAISE(ABORT, 'verdict_rests_on is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_no_update` BEFORE UPDATE ON `publications`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_no_delete` BEFORE DELETE ON `publications`
BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
-- What a snapshot was of is what a person may still find out.
CREATE TRIGGER `snapshots_no_update` BEFORE UPDATE OF `seq`, `article_id`, `text_sha256`, `retrieved_at`, `archive_url`, `created_at`, `created_by` ON `snapshots`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `snapshots_no_delete` BEFORE DELETE ON `snapshots`
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `redactions_no_update` BEFORE UPDATE ON `redactions`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `redactions_no_delete` BEFORE DELETE ON `redactions`
BEGIN SELECT RAISE(ABORT, 'redactions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_no_delete` BEFORE DELETE ON `claims`
BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `articles_no_delete` BEFORE DELETE ON `articles`
BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_no_delete` BEFORE DELETE ON `spans`
BEGIN SELECT RAISE(ABORT, 'spans are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `editors_no_delete` BEFORE DELETE ON `editors`
BEGIN SELECT RAISE(ABORT, 'editors are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `keys_no_delete` BEFORE DELETE ON `keys`
BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `texts_no_delete` BEFORE DELETE ON `texts`
BEGIN SELECT RAISE(ABORT, 'texts are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `texts_immutable` BEFORE UPDATE ON `texts`
WHEN NOT (OLD.`content` IS NULL AND NEW.`sha256` = OLD.`sha256` AND NEW.`length` = OLD.`length`)
  AND NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'a text never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_identity` BEFORE UPDATE OF `seq`, `id`, `created_at`, `created_by` ON `claims`
BEGIN SELECT RAISE(ABORT, 'the identity of a claim never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_slug` BEFORE UPDATE OF `slug` ON `claims`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the slug of a claim never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `articles_identity` BEFORE UPDATE OF `seq`, `id`, `created_at`, `created_by` ON `articles`
BEGIN SELECT RAISE(ABORT, 'the identity of an article never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `articles_slug` BEFORE UPDATE OF `slug` ON `articles`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the slug of an article never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_quote_immutable`
BEFORE UPDATE OF `seq`, `id`, `claim_id`, `article_id`, `role`, `exact`, `prefix`, `suffix`, `start`, `end`, `text_sha256` ON `spans`
WHEN NOT EXISTS (SELECT 1 FROM `redaction_permit`)
BEGIN SELECT RAISE(ABORT, 'the quote of a span never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_stand_in_text` BEFORE INSERT ON `spans`
WHEN NOT EXISTS (
  SELECT 1 FROM `snapshots` `s` JOIN `texts` `t` ON `t`.`sha256` = `s`.`text_sha256`
  WHERE `s`.`article_id` = NEW.`article_id` AND `s`.`text_sha256` = NEW.`text_sha256`
    AND NEW.`end` <= `t`.`length`
    AND (`t`.`content` IS NULL OR substr(`t`.`content`, NEW.`start` + 1, NEW.`end` - NEW.`start`) = NEW.`exact`)
)
BEGIN SELECT RAISE(ABORT, 'a quote stands word for word in a snapshot of its article'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_rested_on` BEFORE UPDATE OF `retracted_at` ON `spans`
WHEN OLD.`retracted_at` IS NULL AND NEW.`retracted_at` IS NOT NULL AND EXISTS (
  SELECT 1 FROM `claims` `c` JOIN `verdict_rests_on` `r` ON `r`.`verdict_id` = `c`.`verdict_id`
  WHERE `c`.`id` = NEW.`claim_id` AND `r`.`span_id` = NEW.`id`
)
BEGIN SELECT RAISE(ABORT, 'the current verdict rests on this span'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_stay_retracted` BEFORE UPDATE OF `retracted_at` ON `spans`
WHEN OLD.`retracted_at` IS NOT NULL AND NEW.`retracted_at` IS NOT OLD.`retracted_at`
BEGIN SELECT RAISE(ABORT, 'a retracted span stays retracted'); END;
--> statement-breakpoint
CREATE TRIGGER `verdict_rests_on_own_spans` BEFORE INSERT ON `verdict_rests_on`
WHEN NOT EXISTS (
  SELECT 1 FROM `verdicts` `v` JOIN `spans` `s` ON `s`.`claim_id` = `v`.`claim_id`
  WHERE `v`.`id` = NEW.`verdict_id` AND `s`.`id` = NEW.`span_id` AND `s`.`role` <> 'appearance'
)
BEGIN SELECT RAISE(ABORT, 'a verdict rests on evidence of its own claim'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_chain` BEFORE INSERT ON `verdicts`
WHEN NEW.`supersedes` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `verdicts` `v`
  WHERE `v`.`id` = NEW.`supersedes` AND `v`.`claim_id` = NEW.`claim_id` AND `v`.`house` = NEW.`house`
)
BEGIN SELECT RAISE(ABORT, 'a verdict supersedes a verdict on the same claim'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_verdict` BEFORE UPDATE OF `verdict_id` ON `claims`
WHEN NEW.`verdict_id` IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM `verdicts` `v`
  WHERE `v`.`id` = NEW.`verdict_id` AND `v`.`claim_id` = NEW.`id` AND `v`.`house`
    AND NOT EXISTS (SELECT 1 FROM `verdicts` `w` WHERE `w`.`supersedes` = `v`.`id`)
)
BEGIN SELECT RAISE(ABORT, 'the current verdict is the last house verdict on the claim'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_publish` BEFORE INSERT ON `published_claims`
WHEN NOT EXISTS (
  SELECT 1 FROM `claims` `c` WHERE `c`.`id` = NEW.`claim_id` AND `c`.`status` = 'published' AND (
    (`c`.`verdict_id` IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM `verdict_rests_on` `r` JOIN `spans` `s` ON `s`.`id` = `r`.`span_id`
      WHERE `r`.`verdict_id` = `c`.`verdict_id` AND (`s`.`retracted_at` IS NOT NULL OR `s`.`state` <> 'verified')
    ))
    OR (`c`.`verdict_id` IS NULL AND EXISTS (
      SELECT 1 FROM `verdicts` `v` WHERE `v`.`claim_id` = `c`.`id` AND NOT `v`.`house`
    ))
  )
)
BEGIN SELECT RAISE(ABORT, 'a claim is published only with a verdict whose receipts stand'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_leave_publication` BEFORE UPDATE OF `status` ON `claims`
WHEN OLD.`status` = 'published' AND NEW.`status` <> 'published'
  AND EXISTS (SELECT 1 FROM `published_claims` `p` WHERE `p`.`claim_id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'readers still see this claim'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_follow` BEFORE INSERT ON `publications`
WHEN NEW.`n` <> 1 + (SELECT count(*) FROM `publications` `p` WHERE `p`.`claim_id` = NEW.`claim_id`)
BEGIN SELECT RAISE(ABORT, 'publications are numbered without gaps'); END;
--> statement-breakpoint
CREATE TRIGGER `keys_role_known` BEFORE INSERT ON `keys`
WHEN NEW.`role` NOT IN ('editor', 'senior', 'admin')
BEGIN SELECT RAISE(ABORT, 'a key has a role that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `keys_role_stays_known` BEFORE UPDATE OF `role` ON `keys`
WHEN NEW.`role` NOT IN ('editor', 'senior', 'admin')
BEGIN SELECT RAISE(ABORT, 'a key has a role that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_status_known` BEFORE INSERT ON `claims`
WHEN NEW.`status` NOT IN ('draft', 'published', 'under_review', 'unpublished', 'retracted', 'discarded')
BEGIN SELECT RAISE(ABORT, 'a claim has a status that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `claims_status_stays_known` BEFORE UPDATE OF `status` ON `claims`
WHEN NEW.`status` NOT IN ('draft', 'published', 'under_review', 'unpublished', 'retracted', 'discarded')
BEGIN SELECT RAISE(ABORT, 'a claim has a status that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_role_known` BEFORE INSERT ON `spans`
WHEN NEW.`role` NOT IN ('appearance', 'supports', 'refutes', 'context')
BEGIN SELECT RAISE(ABORT, 'a span has a role that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_role_stays_known` BEFORE UPDATE OF `role` ON `spans`
WHEN NEW.`role` NOT IN ('appearance', 'supports', 'refutes', 'context')
BEGIN SELECT RAISE(ABORT, 'a span has a role that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_state_known` BEFORE INSERT ON `spans`
WHEN NEW.`state` NOT IN ('verified', 'changed', 'gone')
BEGIN SELECT RAISE(ABORT, 'a span has a state that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `spans_state_stays_known` BEFORE UPDATE OF `state` ON `spans`
WHEN NEW.`state` NOT IN ('verified', 'changed', 'gone')
BEGIN SELECT RAISE(ABORT, 'a span has a state that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_label_known` BEFORE INSERT ON `verdicts`
WHEN NEW.`label` NOT IN ('supported', 'mostly_supported', 'mixed', 'refuted', 'misleading', 'conflicting', 'unproven', 'unrated')
BEGIN SELECT RAISE(ABORT, 'a verdict has a label that is known'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_house_label` BEFORE INSERT ON `verdicts`
WHEN NEW.`house` AND NEW.`label` IN ('mixed', 'unrated')
BEGIN SELECT RAISE(ABORT, 'mixed and unrated come with imported reviews alone'); END;
--> statement-breakpoint
CREATE TRIGGER `verdicts_interested_party` BEFORE INSERT ON `verdicts`
WHEN NEW.`basis_strength` = 'interested_party' AND NEW.`label` <> 'unproven'
BEGIN SELECT RAISE(ABORT, 'what only an interested party says carries unproven'); END;
--> statement-breakpoint
CREATE TRIGGER `changes_no_update` BEFORE UPDATE ON `changes`
BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `changes_no_delete` BEFORE DELETE ON `changes`
BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;
--> statement-breakpoint
-- Malformed JSON on purpose: it stops the batch, and nothing of this has happened.
SELECT json('a foreign key is broken: ' || "table") FROM pragma_foreign_key_check LIMIT 1;
