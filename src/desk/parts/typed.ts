import type { AppContext } from "../../http/environment.ts";
import { readFields } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import { DESK } from "../../words/desk.ts";

/** Names of the fields that every form carries. None of them is shown. */
export const CARRIED = {
  /** Makes a repeat of the form known as one. */
  token: "_token",
  /** Id of the editor for whom the form was made. */
  by: "_by",
  /** The version of what is changed, as the editor saw it. */
  version: "_version",
  /** There after signing in again: the form is to be shown, and nothing done. */
  review: "_review",
} as const;

const TOKEN_PATTERN = /^[0-9a-f]{32}$/;

/** What somebody typed into a form, field by field, line ends as line feeds. */
export class Typed {
  /** As they came, in their order, the carried ones included. */
  readonly entries: readonly (readonly [name: string, value: string])[];

  constructor(entries: readonly (readonly [name: string, value: string])[]) {
    this.entries = entries;
  }

  /** The field as it was typed; empty where it was not sent. */
  text(name: string): string {
    return this.entries.find(([one]) => one === name)?.[1] ?? "";
  }

  /** The field without white space around it; null where there is nothing else in it. */
  given(name: string): string | null {
    const text = this.text(name).trim();
    return text === "" ? null : text;
  }

  /** Every value of that name, such as of boxes that were ticked. */
  all(name: string): string[] {
    return this.entries.filter(([one]) => one === name).map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.entries.some(([one]) => one === name);
  }

  get token(): string {
    return this.text(CARRIED.token);
  }

  /** The version that the editor saw; null where the form carries none. */
  get version(): number | null {
    const version = this.text(CARRIED.version);
    return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
  }

  /** The form comes from before somebody was signed out: show it, do nothing. */
  get isReview(): boolean {
    return this.has(CARRIED.review);
  }
}

/** Reads the form of a page of the desk, of at most so many bytes. Throws `forbidden` where it is none of ours. */
export async function readTyped(c: AppContext, limit: number): Promise<Typed> {
  const typed = new Typed(await readFields(c, limit));
  if (!TOKEN_PATTERN.test(typed.token)) throw new ProblemError("forbidden", DESK.problems.foreign);
  if (typed.isReview) reviews.add(c);
  return typed;
}

/** Requests that are to show a form again, after somebody signed in again. */
const reviews = new WeakSet<AppContext>();

/** Whether the page that answers shows a form as it was typed before somebody was signed out. */
export function isReview(c: AppContext): boolean {
  return reviews.has(c);
}

export function newToken(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
