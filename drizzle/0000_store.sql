CREATE TABLE `article_addresses` (
	`key` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`article_id` text NOT NULL,
	`url` text,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `article_addresses_hash_unique` ON `article_addresses` (`hash`);--> statement-breakpoint
CREATE INDEX `article_addresses_by_article` ON `article_addresses` (`article_id`);--> statement-breakpoint
CREATE TABLE `articles` (
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
	`version` integer NOT NULL,
	`merged_into` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`merged_into`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_genre" CHECK("genre" in ('news', 'analysis', 'opinion', 'advocacy', 'unknown')),
	CONSTRAINT "articles_version" CHECK("version" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_id_unique` ON `articles` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug_unique` ON `articles` (`slug`);--> statement-breakpoint
CREATE INDEX `articles_merged` ON `articles` (`merged_into`) WHERE "merged_into" is not null;--> statement-breakpoint
CREATE TABLE `claim_relations` (
	`claim_id` text NOT NULL,
	`kind` text NOT NULL,
	`target_id` text NOT NULL,
	`since` text,
	`note` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `kind`, `target_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claim_relations_kind" CHECK("kind" in ('reports', 'overtaken_by', 'narrower_than', 'same_as')),
	CONSTRAINT "claim_relations_other" CHECK("claim_id" <> "target_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `claim_relations_by_target` ON `claim_relations` (`target_id`);--> statement-breakpoint
CREATE TABLE `claim_topics` (
	`claim_id` text NOT NULL,
	`topic` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`claim_id`, `topic`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `claims` (
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
	`replaced_by` text,
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
	CONSTRAINT "claims_kind" CHECK("kind" in ('fact', 'statement')),
	CONSTRAINT "claims_status" CHECK("status" in ('draft', 'published', 'under_review', 'unpublished', 'retracted', 'discarded')),
	CONSTRAINT "claims_version" CHECK("version" >= 1),
	CONSTRAINT "claims_claimant" CHECK("claimant_role" is null or "claimant_name" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_id_unique` ON `claims` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_slug_unique` ON `claims` (`slug`);--> statement-breakpoint
CREATE INDEX `claims_by_status` ON `claims` (`status`,`seq`);--> statement-breakpoint
CREATE INDEX `claims_by_text` ON `claims` (`text`);--> statement-breakpoint
CREATE TABLE `editors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `editors_name_unique` ON `editors` (`name`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`claim_id` text,
	`article_id` text,
	`version` integer NOT NULL,
	`reason` text,
	`changes` text NOT NULL,
	`is_public` integer NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_changes" CHECK(json_valid("changes"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id_unique` ON `events` (`id`);--> statement-breakpoint
CREATE INDEX `events_public` ON `events` (`seq`) WHERE "is_public";--> statement-breakpoint
CREATE INDEX `events_by_claim` ON `events` (`claim_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_by_article` ON `events` (`article_id`,`seq`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`key_id` text NOT NULL,
	`method` text NOT NULL,
	`path` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`body` text NOT NULL,
	`expires_at` text NOT NULL,
	PRIMARY KEY(`key_id`, `method`, `path`, `idempotency_key`),
	FOREIGN KEY (`key_id`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_expiry` ON `idempotency_keys` (`expires_at`);--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`editor_id` text NOT NULL,
	`role` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	`last_used_at` text,
	FOREIGN KEY (`editor_id`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "keys_role" CHECK("role" in ('editor', 'senior', 'admin'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `keys_prefix_unique` ON `keys` (`prefix`);--> statement-breakpoint
CREATE INDEX `keys_by_editor` ON `keys` (`editor_id`);--> statement-breakpoint
CREATE TABLE `publications` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`claim_id` text NOT NULL,
	`n` integer NOT NULL,
	`claim_version` integer NOT NULL,
	`verdict_id` text,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`document` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publications_document" CHECK(json_valid("document"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_id_unique` ON `publications` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `publications_n` ON `publications` (`claim_id`,`n`);--> statement-breakpoint
CREATE TABLE `published_articles` (
	`seq` integer PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`publisher_name` text,
	`publisher_site` text,
	`published_at` text NOT NULL,
	`document` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `published_articles_article_id_unique` ON `published_articles` (`article_id`);--> statement-breakpoint
CREATE INDEX `published_articles_by_publisher` ON `published_articles` (`publisher_name`);--> statement-breakpoint
CREATE INDEX `published_articles_by_site` ON `published_articles` (`publisher_site`);--> statement-breakpoint
CREATE TABLE `published_claims` (
	`seq` integer PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`slug` text NOT NULL,
	`publication_id` text NOT NULL,
	`revision` integer NOT NULL,
	`label` text,
	`kind` text NOT NULL,
	`claimant_name` text,
	`language` text NOT NULL,
	`claimed_on` text,
	`reviewed_at` text,
	`published_at` text NOT NULL,
	`summary` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`publication_id`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `published_claims_claim_id_unique` ON `published_claims` (`claim_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `published_claims_slug_unique` ON `published_claims` (`slug`);--> statement-breakpoint
CREATE INDEX `published_claims_newest` ON `published_claims` (`published_at`,`seq`);--> statement-breakpoint
CREATE INDEX `published_claims_by_label` ON `published_claims` (`label`,`published_at`,`seq`);--> statement-breakpoint
CREATE INDEX `published_claims_by_claimant` ON `published_claims` (`claimant_name`,`published_at`,`seq`);--> statement-breakpoint
CREATE TABLE `published_spans` (
	`span_id` text PRIMARY KEY NOT NULL,
	`claim_seq` integer NOT NULL,
	`article_id` text NOT NULL,
	`start` integer NOT NULL,
	`document` text NOT NULL,
	FOREIGN KEY (`span_id`) REFERENCES `spans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `published_spans_reading_order` ON `published_spans` (`article_id`,`start`,`span_id`);--> statement-breakpoint
CREATE INDEX `published_spans_by_claim` ON `published_spans` (`claim_seq`);--> statement-breakpoint
CREATE TABLE `published_topics` (
	`topic` text NOT NULL,
	`claim_seq` integer NOT NULL,
	PRIMARY KEY(`topic`, `claim_seq`),
	FOREIGN KEY (`claim_seq`) REFERENCES `published_claims`(`seq`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `published_topics_by_claim` ON `published_topics` (`claim_seq`);--> statement-breakpoint
CREATE TABLE `redaction_permit` (
	`id` integer PRIMARY KEY NOT NULL,
	CONSTRAINT "redaction_permit_one" CHECK("id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `redactions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`field` text NOT NULL,
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	`ground` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "redactions_ground" CHECK("ground" in ('court_order', 'privacy', 'safety'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` text NOT NULL,
	`text_sha256` text NOT NULL,
	`retrieved_at` text,
	`archive_url` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_sha256`) REFERENCES `texts`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `snapshots_latest` ON `snapshots` (`article_id`,`retrieved_at`,`seq`);--> statement-breakpoint
CREATE TABLE `spans` (
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
	`retracted_at` text,
	`retracted_reason` text,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_sha256`) REFERENCES `texts`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `editors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spans_role" CHECK("role" in ('appearance', 'supports', 'refutes', 'context')),
	CONSTRAINT "spans_stance" CHECK("stance" in ('asserts', 'reports', 'disputes')),
	CONSTRAINT "spans_stance_of_appearance" CHECK(("role" = 'appearance') = ("stance" is not null)),
	CONSTRAINT "spans_state" CHECK("state" in ('verified', 'changed', 'gone')),
	CONSTRAINT "spans_range" CHECK("start" >= 0 and "end" > "start"),
	CONSTRAINT "spans_asserted_by" CHECK("asserted_by_name" is not null or ("asserted_by_role" is null and not "claimant_side")),
	CONSTRAINT "spans_retraction" CHECK(("retracted_at" is null) = ("retracted_reason" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `spans_id_unique` ON `spans` (`id`);--> statement-breakpoint
CREATE INDEX `spans_by_claim` ON `spans` (`claim_id`,`seq`);--> statement-breakpoint
CREATE INDEX `spans_by_article` ON `spans` (`article_id`,`seq`);--> statement-breakpoint
CREATE INDEX `spans_broken` ON `spans` (`state`,`seq`) WHERE "state" <> 'verified' and "retracted_at" is null;--> statement-breakpoint
CREATE TABLE `texts` (
	`sha256` text PRIMARY KEY NOT NULL,
	`length` integer NOT NULL,
	`content` text,
	CONSTRAINT "texts_sha256" CHECK(length("sha256") = 64 and "sha256" not glob '*[^0-9a-f]*')
) STRICT;
--> statement-breakpoint
CREATE TABLE `verdict_rests_on` (
	`verdict_id` text NOT NULL,
	`span_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`verdict_id`, `span_id`),
	FOREIGN KEY (`verdict_id`) REFERENCES `verdicts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`span_id`) REFERENCES `spans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `verdict_rests_on_by_span` ON `verdict_rests_on` (`span_id`);--> statement-breakpoint
CREATE TABLE `verdicts` (
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
	`basis_strength` text,
	`basis_note` text,
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
	CONSTRAINT "verdicts_label" CHECK("label" in ('supported', 'mostly_supported', 'mixed', 'refuted', 'misleading', 'conflicting', 'unproven', 'unrated')),
	CONSTRAINT "verdicts_house_label" CHECK(not "house" or "label" not in ('mixed', 'unrated')),
	CONSTRAINT "verdicts_house_basis" CHECK(not "house" or "basis_strength" is not null),
	CONSTRAINT "verdicts_interested_party" CHECK("basis_strength" is not 'interested_party' or "label" = 'unproven'),
	CONSTRAINT "verdicts_basis" CHECK("basis_strength" in ('document', 'independent_reports', 'one_report', 'interested_party')),
	CONSTRAINT "verdicts_method" CHECK("method" in ('human', 'assisted', 'machine')),
	CONSTRAINT "verdicts_change" CHECK("change_kind" in ('initial', 'correction', 'update', 'clarification')),
	CONSTRAINT "verdicts_initial" CHECK(("change_kind" = 'initial') = ("supersedes" is null)),
	CONSTRAINT "verdicts_searched" CHECK(json_valid("searched"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_id_unique` ON `verdicts` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_supersedes_unique` ON `verdicts` (`supersedes`);--> statement-breakpoint
CREATE INDEX `verdicts_by_claim` ON `verdicts` (`claim_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_root` ON `verdicts` (`claim_id`,`publisher_name`,`publisher_site`,`claim_text`) WHERE "supersedes" is null and not "house";--> statement-breakpoint
CREATE UNIQUE INDEX `verdicts_one_house_root` ON `verdicts` (`claim_id`) WHERE "supersedes" is null and "house";
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
CREATE TRIGGER `snapshots_no_update` BEFORE UPDATE ON `snapshots`
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
CREATE TRIGGER `claims_identity` BEFORE UPDATE OF `seq`, `id`, `slug`, `created_at`, `created_by` ON `claims`
BEGIN SELECT RAISE(ABORT, 'the identity of a claim never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `articles_identity` BEFORE UPDATE OF `seq`, `id`, `slug`, `created_at`, `created_by` ON `articles`
BEGIN SELECT RAISE(ABORT, 'the identity of an article never changes'); END;
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
CREATE TABLE `claim_search_entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL UNIQUE,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`claimant` text,
	`around` text NOT NULL,
	`reports` text NOT NULL,
	`terms` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `claim_search` USING fts5(
  text, claimant, summary, quotes, headlines,
  content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- How many claims use a term: fts5vocab counts by walking the term's whole list on every look-up, this is one key.
-- The empty term counts the claims themselves.
CREATE TABLE `claim_search_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`claims` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `claim_search_entries_added` AFTER INSERT ON `claim_search_entries` BEGIN
  INSERT INTO `claim_search_terms` (`term`, `claims`) SELECT `value`, 1 FROM json_each(NEW.`terms`) WHERE true
    ON CONFLICT (`term`) DO UPDATE SET `claims` = `claims` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `claim_search_entries_removed` AFTER DELETE ON `claim_search_entries` BEGIN
  UPDATE `claim_search_terms` SET `claims` = `claims` - 1 WHERE `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search_terms` WHERE `claims` = 0 AND `term` IN (SELECT `value` FROM json_each(OLD.`terms`));
  DELETE FROM `claim_search` WHERE rowid = OLD.`seq`;
END;
