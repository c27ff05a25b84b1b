import { idIsOfTime } from "./check-claim.ts";
import type { SeedClaim, SeedSet, SeedSpan } from "./format.ts";
import { claimFile, type Problem } from "./problem.ts";

/** What must hold between claims, articles and topics, without the articles' texts. */
export function checkSet(set: SeedSet): Problem[] {
  return [
    ...checkIds(set),
    ...checkReferences(set),
    ...set.claims.flatMap((claim) => checkRelations(claim, set)),
    ...set.claims.flatMap((claim) => checkCarriers(claim, set)),
  ];
}

function checkIds({ articles, claims, topics }: SeedSet): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const take = (value: string, file: string) => {
    const holder = seen.get(value);
    if (holder !== undefined) problems.push({ file, at: value, message: `also in ${holder}` });
    seen.set(value, file);
  };
  for (const article of articles) {
    for (const value of [article.id, article.key, article.textSha256]) take(value, "articles.json");
    if (!idIsOfTime(article.id, article.createdAt)) {
      problems.push({
        file: "articles.json",
        at: article.id,
        message: `the id's time is not ${article.createdAt}`,
      });
    }
  }
  for (const claim of claims) {
    const ids = [claim.id, claim.slug, claim.verdict.id, claim.publication.id];
    for (const value of [...ids, ...claim.spans.map((span) => span.id)]) take(value, claimFile(claim.slug));
  }
  for (const { topic } of topics) take(`topic ${topic}`, "topics.json");
  return problems;
}

function checkReferences({ articles, claims, rejected, topics }: SeedSet): Problem[] {
  const problems: Problem[] = [];
  const keys = new Set(articles.map((article) => article.key));
  const known = new Set(topics.map((entry) => entry.topic));
  const used = new Set(claims.flatMap((claim) => claim.topics));
  for (const claim of claims) {
    const file = claimFile(claim.slug);
    for (const span of claim.spans) {
      if (!keys.has(span.article))
        problems.push({ file, at: span.id, message: `no article ${span.article}` });
    }
    for (const topic of claim.topics) {
      if (!known.has(topic)) problems.push({ file, at: "topics", message: `${topic} is not in topics.json` });
    }
  }
  for (const topic of known) {
    if (!used.has(topic)) problems.push({ file: "topics.json", at: topic, message: "no claim has it" });
  }
  for (const { article } of rejected) {
    if (!keys.has(article))
      problems.push({ file: "rejected.json", at: "", message: `no article ${article}` });
  }
  return problems;
}

function checkRelations(claim: SeedClaim, set: SeedSet): Problem[] {
  return claim.relations.flatMap((relation) => {
    const miss = (message: string) => [
      { file: claimFile(claim.slug), at: `${relation.kind} ${relation.claim}`, message },
    ];
    const target = set.claims.find((other) => other.slug === relation.claim);
    if (!target) return miss("no such claim");
    if (target === claim) return miss("a claim has no relation to itself");
    if (relation.kind === "reports" && !(claim.kind === "statement" && target.kind === "fact")) {
      return miss("a statement reports a fact");
    }
    if (relation.kind === "overtaken_by" && successors(target, set).includes(claim)) {
      return miss("the two overtake each other");
    }
    return [];
  });
}

/** The claim and all that overtook it, directly or through others. */
function successors(claim: SeedClaim, set: SeedSet): SeedClaim[] {
  const found = [claim];
  for (const member of found) {
    for (const relation of member.relations.filter((other) => other.kind === "overtaken_by")) {
      const next = set.claims.find((other) => other.slug === relation.claim);
      if (next && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

/**
 * What a refuting receipt asserts must itself hold: "arbitrary" cannot be refuted by an order of which it is
 * unproven that it was made. So the claims named as its carriers, and every claim of the set that the same passage
 * supports, must be supported or mostly supported.
 */
function checkCarriers(claim: SeedClaim, set: SeedSet): Problem[] {
  const problems: Problem[] = [];
  for (const receipt of claim.spans.filter((span) => span.role === "refutes")) {
    const miss = (message: string) => problems.push({ file: claimFile(claim.slug), at: receipt.id, message });
    const passage = set.claims
      .filter((other) => other.spans.some((span) => span.role === "supports" && overlap(span, receipt)))
      .map((other) => other.slug);
    for (const slug of new Set([...(receipt.carriedBy ?? []), ...passage])) {
      const carrier = set.claims.find((other) => other.slug === slug);
      if (!carrier) miss(`carried by ${slug}, which does not exist`);
      else if (carrier === claim) miss("a claim cannot carry the receipt that refutes it");
      else if (!["supported", "mostly_supported"].includes(carrier.verdict.label)) {
        miss(`refutes by what ${slug} says, which is ${carrier.verdict.label}`);
      }
    }
  }
  return problems;
}

function overlap(a: SeedSpan, b: SeedSpan): boolean {
  return a.article === b.article && a.quote.start < b.quote.end && b.quote.start < a.quote.end;
}

/** The claims that have evidence, context included, in two or more articles. */
export function claimsOfSeveralArticles(claims: SeedClaim[]): SeedClaim[] {
  return claims.filter((claim) => {
    const evidence = claim.spans.filter((span) => span.role !== "appearance");
    return new Set(evidence.map((span) => span.article)).size >= 2;
  });
}

export function claimsWith(claims: SeedClaim[], kind: SeedClaim["relations"][number]["kind"]): SeedClaim[] {
  return claims.filter((claim) => claim.relations.some((relation) => relation.kind === kind));
}
