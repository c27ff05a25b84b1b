import { Command } from "commander";
import type { Confidence } from "../matching/decide.ts";
import { twinKey } from "../matching/readings.ts";
import { matchPassages } from "../search/match-passages.ts";
import { migrate } from "../upgrade/migrate.ts";
import {
  type EvalClaim,
  type EvalQuery,
  type Judgements,
  readClaims,
  readJudgements,
  readQueries,
} from "./eval-data.ts";
import { openEvalDatabase } from "./eval-database.ts";
import { askOver } from "./eval-http.ts";
import { loadEvalClaims } from "./eval-load.ts";
import {
  type AnswerFigures,
  answerFigures,
  type DecisionFigures,
  type DecisionRun,
  decisionFigures,
  type RankingFigures,
  type Run,
  rankingFigures,
} from "./eval-metrics.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

export interface EvalOptions {
  readonly claims: string;
  readonly queries: string;
  readonly qrels: string;
  /** A running service that was loaded from the same claims; without it, everything happens in this process. */
  readonly url?: string;
}

export interface EvalReport {
  readonly claims: number;
  /** Judged queries that the queries lack, and judged claims that the claims lack: the first are left out, the second never found. */
  readonly unknownQueries: readonly string[];
  readonly unknownClaims: readonly string[];
  /** How many claims the service says it searched; null when there is none. */
  readonly searchedClaims: number | null;
  readonly ranking: RankingFigures;
  /** Null over HTTP: a service cannot be asked as if one of its claims were not there. */
  readonly decision: DecisionFigures | null;
  /** Share of queries whose first answer is a `match`, and how many of those are right. */
  readonly answered: number;
  readonly answeredRight: number;
  /** What comes first, by its confidence. */
  readonly answers: readonly AnswerFigures[];
}

const DEPTH = 50;

interface Outcome {
  readonly searchedClaims: number | null;
  readonly run: Run;
  readonly decision: DecisionRun;
}

/** Two claims with the same words are one claim: either is a right answer for a decision, and both are taken away. */
function twinsOf(claims: readonly EvalClaim[]): (ids: Iterable<string>) => Set<string> {
  const keys = new Map(claims.map((claim) => [claim.id, twinKey(claim.text)]));
  const members = new Map<string, string[]>();
  for (const [id, key] of keys) members.set(key, [...(members.get(key) ?? []), id]);
  return (ids) => new Set([...ids].flatMap((id) => members.get(keys.get(id) ?? "") ?? [id]));
}

function firstOf<Match extends { readonly confidence: Confidence }>(
  match: Match | undefined,
  isRight: (match: Match) => boolean,
): DecisionRun["first"] {
  return match === undefined ? null : { confidence: match.confidence, correct: isRight(match) };
}

async function evaluateHere(
  claims: readonly EvalClaim[],
  queries: readonly EvalQuery[],
  judgements: Judgements,
): Promise<Outcome[]> {
  const db = await openEvalDatabase(claims);
  const twins = twinsOf(claims);
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const right = judgements.get(query.id);
    if (right === undefined) continue;
    const input = { text: query.text, author: query.author ?? null, limit: DEPTH };
    const rightTwins = twins(right);
    const { matches } = await matchPassages(db, input);
    const without = await matchPassages(db, { ...input, except: rightTwins });
    const answer = matches.find((match) => match.confidence === "match");
    outcomes.push({
      searchedClaims: null,
      run: { found: matches.map((match) => match.claimId), right },
      decision: {
        first: firstOf(matches[0], ({ claimId }) => rightTwins.has(claimId)),
        answered: answer !== undefined,
        correct: answer !== undefined && rightTwins.has(answer.claimId),
        answeredWithout: without.matches.some((match) => match.confidence === "match"),
      },
    });
  }
  db.close();
  return outcomes;
}

async function evaluateOver(
  url: string,
  claims: readonly EvalClaim[],
  queries: readonly EvalQuery[],
  judgements: Judgements,
): Promise<Outcome[]> {
  const ask = askOver(url, claims, DEPTH);
  const twins = twinsOf(claims);
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const right = judgements.get(query.id);
    if (right === undefined) continue;
    const { matches, searchedClaims } = await ask(query);
    const answer = matches.find((match) => match.confidence === "match");
    outcomes.push({
      searchedClaims,
      run: { found: matches.map((match) => match.id), right },
      decision: {
        first: firstOf(matches[0], ({ id }) => twins(right).has(id)),
        answered: answer !== undefined,
        correct: answer !== undefined && twins(right).has(answer.id),
        answeredWithout: false,
      },
    });
  }
  return outcomes;
}

function unknown(judged: Iterable<string>, known: readonly { readonly id: string }[]): string[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...new Set(judged)].filter((id) => !ids.has(id));
}

/** Runs every judged query and measures what comes back. Throws what reading the files or the service throws. */
export async function runEval(options: EvalOptions): Promise<EvalReport> {
  const claims = readClaims(options.claims);
  const queries = readQueries(options.queries);
  const judgements = readJudgements(options.qrels);
  const unknownQueries = unknown(judgements.keys(), queries);
  const unknownClaims = unknown(
    [...judgements.values()].flatMap((right) => [...right]),
    claims,
  );
  if (unknownQueries.length === judgements.size) {
    throw new Error(`no query that ${options.qrels} judges is in ${options.queries}`);
  }
  const outcomes = options.url
    ? await evaluateOver(options.url, claims, queries, judgements)
    : await evaluateHere(claims, queries, judgements);
  const decisions = outcomes.map((one) => one.decision);
  const decision = decisionFigures(decisions);
  return {
    claims: claims.length,
    unknownQueries,
    unknownClaims,
    searchedClaims: outcomes[0]?.searchedClaims ?? null,
    ranking: rankingFigures(outcomes.map((one) => one.run)),
    decision: options.url ? null : decision,
    answered: decision.answered,
    answeredRight: decision.precisionWith,
    answers: answerFigures(decisions),
  };
}

/** So many unknown ids are told; there may be thousands. */
const NAMED = 10;

const figure = (value: number): string => value.toFixed(3);

const isOfOthers = (report: EvalReport): boolean =>
  report.searchedClaims !== null && report.searchedClaims !== report.claims;

/** The report as lines of text. */
export function formatEval(report: EvalReport): string {
  const { ranking, decision } = report;
  const lines = [
    `${ranking.queries} queries, ${report.claims} claims`,
    `MAP@1      ${figure(ranking.map1)}`,
    `MAP@5      ${figure(ranking.map5)}`,
    `P@1        ${figure(ranking.p1)}`,
    `MRR        ${figure(ranking.mrr)}`,
    `recall@50  ${figure(ranking.recall50)}  (of what is shown at all)`,
    "",
    "first answer               share     right",
    ...report.answers.map(
      ({ confidence, share, right }) => `${confidence.padEnd(26)} ${figure(share)}     ${figure(right)}`,
    ),
    "",
    "answered with a match      answered  right",
    `claim is there             ${figure(report.answered)}     ${figure(report.answeredRight)}`,
  ];
  if (decision !== null) {
    lines.push(
      `claim is not there         ${figure(decision.answeredWithout)}     0.000`,
      `precision over both runs   ${figure(decision.precision)}`,
    );
  }
  for (const [what, ids] of [
    ["Judged queries that are not among the queries, and left out", report.unknownQueries],
    ["Judged claims that are not among the claims, and never found", report.unknownClaims],
  ] as const) {
    const all = ids.length > NAMED ? `, … ${ids.length} in all` : "";
    if (ids.length > 0) lines.push("", `${what}: ${ids.slice(0, NAMED).join(", ")}${all}`);
  }
  if (isOfOthers(report)) {
    lines.push("", `The service has ${report.searchedClaims} claims: it was not loaded from these.`);
  }
  return lines.join("\n");
}

/** `verbatim eval`: measures matching on anybody's own claims and queries. */
export function evalCommand(): Command {
  return new Command("eval")
    .description("measure matching on your own claims, queries and judgements")
    .requiredOption(
      "--claims <file>",
      "JSON Lines {id, text, title?, claimant?, date?}, or CheckThat!'s TSV or folder of JSON files",
    )
    .requiredOption("--queries <file>", "JSON Lines {id, text, author?}, or CheckThat!'s TSV")
    .requiredOption("--qrels <file>", "TREC judgements")
    .option(
      "--url <url>",
      "ask a running service that was loaded from the same claims (title as verdict summary)",
    )
    .action(async (options: EvalOptions) => {
      const report = await runEval(options);
      console.log(formatEval(report));
      // Figures about another service's claims are none.
      if (isOfOthers(report)) process.exitCode = 1;
    });
}

/** Fills the database of the settings with an evaluation's claims, to be asked about with `eval --url`. */
export function evalLoadCommand(): Command {
  return new Command("eval-load")
    .description("publish an evaluation's claims in the database of the settings, for eval --url")
    .requiredOption("--claims <file>", "as for eval")
    .action(({ claims: file }: { claims: string }) =>
      withDatabase(async (db, config) => {
        await migrate(db);
        const claims = readClaims(file);
        const line = progressLine();
        await loadEvalClaims(db, config.policy, claims, (count) =>
          line.show(`${count} of ${claims.length} claims`),
        );
        line.end();
        console.log(`${claims.length} claims are published.`);
      }),
    );
}
