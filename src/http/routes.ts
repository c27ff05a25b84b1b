import { readAnnotationsRoute } from "./annotations/read-annotations.ts";
import { addAliasRoute } from "./articles/add-alias.ts";
import { addSnapshotRoute } from "./articles/add-snapshot.ts";
import { checkQuoteRoute } from "./articles/check-quote.ts";
import { editArticleRoute } from "./articles/edit-article.ts";
import { listArticlesRoute } from "./articles/list-articles.ts";
import { mergeArticleRoute } from "./articles/merge-article.ts";
import { readArticleRoute } from "./articles/read-article.ts";
import { readSnapshotRoute } from "./articles/read-snapshot.ts";
import { registerArticleRoute } from "./articles/register-article.ts";
import { setExtentRoute } from "./articles/set-extent.ts";
import { listChangesRoute } from "./changes/list-changes.ts";
import { createClaimRoute } from "./claims/create-claim.ts";
import { discardClaimRoute } from "./claims/discard-claim.ts";
import { editClaimRoute } from "./claims/edit-claim.ts";
import { listClaimsRoute } from "./claims/list-claims.ts";
import { mergeClaimRoute } from "./claims/merge-claim.ts";
import { readClaimRoute } from "./claims/read-claim.ts";
import { readHistoryRoute } from "./claims/read-history.ts";
import { listCorrectionsRoute } from "./corrections/list-corrections.ts";
import { answerItemRoute } from "./inbox/answer-item.ts";
import { closeItemRoute } from "./inbox/close-item.ts";
import { eraseItemRoute } from "./inbox/erase-item.ts";
import { letGoOfItemRoute } from "./inbox/let-go-of-item.ts";
import { listInboxRoute } from "./inbox/list-inbox.ts";
import { markReadRoute } from "./inbox/mark-read.ts";
import { readItemRoute } from "./inbox/read-item.ts";
import { reopenItemRoute } from "./inbox/reopen-item.ts";
import { sendReportRoute } from "./inbox/send-report.ts";
import { sendRequestRoute } from "./inbox/send-request.ts";
import { takeItemRoute } from "./inbox/take-item.ts";
import { createKeyRoute } from "./keys/create-key.ts";
import { listKeysRoute } from "./keys/list-keys.ts";
import { readMeRoute } from "./keys/read-me.ts";
import { revokeKeyRoute } from "./keys/revoke-key.ts";
import { readAllRoute } from "./lookup/read-all.ts";
import { readFilterFileRoute } from "./lookup/read-filter-file.ts";
import { readLookupRoute } from "./lookup/read-lookup.ts";
import { readManifestRoute } from "./lookup/read-manifest.ts";
import { matchTextRoute } from "./match/match-text.ts";
import { publishClaimRoute } from "./publications/publish-claim.ts";
import { readPublicationRoute } from "./publications/read-publication.ts";
import { reinstateClaimRoute } from "./publications/reinstate-claim.ts";
import { retractClaimRoute } from "./publications/retract-claim.ts";
import { unpublishClaimRoute } from "./publications/unpublish-claim.ts";
import { redactArticleRoute } from "./redaction/redact-article.ts";
import { redactClaimRoute } from "./redaction/redact-claim.ts";
import { redactEditorRoute } from "./redaction/redact-editor.ts";
import { redactSpanRoute } from "./redaction/redact-span.ts";
import { redactVerdictRoute } from "./redaction/redact-verdict.ts";
import { addNoteRoute } from "./review/add-note.ts";
import { eraseNoteRoute } from "./review/erase-note.ts";
import { handInClaimRoute } from "./review/hand-in-claim.ts";
import { letGoOfClaimRoute } from "./review/let-go-of-claim.ts";
import { listNotesRoute } from "./review/list-notes.ts";
import { listReviewRoute } from "./review/list-review.ts";
import { readClaimWorkRoute } from "./review/read-claim-work.ts";
import { sendBackClaimRoute } from "./review/send-back-claim.ts";
import { takeClaimRoute } from "./review/take-claim.ts";
import { tellApartRoute } from "./review/tell-apart.ts";
import { readAboutRoute } from "./service/read-about.ts";
import { readHealthRoute } from "./service/read-health.ts";
import { readReadinessRoute } from "./service/read-readiness.ts";
import { addSpanRoute } from "./spans/add-span.ts";
import { confirmSpanRoute } from "./spans/confirm-span.ts";
import { editSpanRoute } from "./spans/edit-span.ts";
import { listSpansRoute } from "./spans/list-spans.ts";
import { readSpanRoute } from "./spans/read-span.ts";
import { retractSpanRoute } from "./spans/retract-span.ts";
import { suggestRoute } from "./suggestions/suggest.ts";
import { issueVerdictRoute } from "./verdicts/issue-verdict.ts";
import { createWebhookRoute } from "./webhooks/create-webhook.ts";
import { deleteWebhookRoute } from "./webhooks/delete-webhook.ts";
import { listDeliveriesRoute } from "./webhooks/list-deliveries.ts";
import { listWebhooksRoute } from "./webhooks/list-webhooks.ts";
import { readWebhookRoute } from "./webhooks/read-webhook.ts";
import { redeliverRoute } from "./webhooks/redeliver.ts";
import { resumeWebhookRoute } from "./webhooks/resume-webhook.ts";
import { rotateWebhookRoute } from "./webhooks/rotate-webhook.ts";

/** Every operation, in the order in which the reference shows them. */
export const routes = [
  listClaimsRoute,
  readClaimRoute,
  readHistoryRoute,
  readPublicationRoute,
  suggestRoute,
  listArticlesRoute,
  readArticleRoute,
  readAnnotationsRoute,
  readManifestRoute,
  readFilterFileRoute,
  readAllRoute,
  readLookupRoute,
  listChangesRoute,
  listCorrectionsRoute,
  readAboutRoute,
  readHealthRoute,
  readReadinessRoute,
  matchTextRoute,
  sendReportRoute,
  sendRequestRoute,
  createClaimRoute,
  editClaimRoute,
  discardClaimRoute,
  addSpanRoute,
  editSpanRoute,
  retractSpanRoute,
  confirmSpanRoute,
  readSpanRoute,
  listSpansRoute,
  issueVerdictRoute,
  publishClaimRoute,
  unpublishClaimRoute,
  retractClaimRoute,
  reinstateClaimRoute,
  mergeClaimRoute,
  readClaimWorkRoute,
  sendBackClaimRoute,
  handInClaimRoute,
  takeClaimRoute,
  letGoOfClaimRoute,
  listNotesRoute,
  addNoteRoute,
  eraseNoteRoute,
  listReviewRoute,
  tellApartRoute,
  listInboxRoute,
  readItemRoute,
  markReadRoute,
  takeItemRoute,
  letGoOfItemRoute,
  answerItemRoute,
  closeItemRoute,
  reopenItemRoute,
  eraseItemRoute,
  registerArticleRoute,
  editArticleRoute,
  addSnapshotRoute,
  addAliasRoute,
  checkQuoteRoute,
  mergeArticleRoute,
  readSnapshotRoute,
  setExtentRoute,
  redactClaimRoute,
  redactArticleRoute,
  redactSpanRoute,
  redactVerdictRoute,
  redactEditorRoute,
  listKeysRoute,
  createKeyRoute,
  revokeKeyRoute,
  readMeRoute,
  listWebhooksRoute,
  createWebhookRoute,
  readWebhookRoute,
  deleteWebhookRoute,
  listDeliveriesRoute,
  redeliverRoute,
  rotateWebhookRoute,
  resumeWebhookRoute,
];

/** Their contracts. */
export const operations = routes.flatMap((route) =>
  route.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === "route" ? [definition.route] : [],
  ),
);
