import { DomainError, type FieldError } from "../domain-error.ts";
import { PROBLEMS, type ProblemCode, ProblemError } from "../http/problems.ts";
import { DESK } from "../words/desk.ts";
import { tell } from "../words/tell.ts";

const { problems: w } = DESK;

/** Why a form was not carried out. */
export interface Refusal {
  code: ProblemCode;
  status: number;
  /** For the whole of the form. Null where all that is wrong is wrong at a field. */
  sentence: string | null;
  /** What is wrong at fields; `field` is its name in the form, `message` is read after the field's label. */
  fields: readonly { field: string; message: string }[];
  /** What else the refusal tells, by name, such as `currentVersion`. */
  members: Readonly<Record<string, unknown>>;
}

/** What a form alone finds wrong, such as a field that is missing. */
export function refuse(fields: Refusal["fields"], sentence: string | null = null): Refusal {
  return { code: "invalid-input", status: 422, sentence, fields, members: {} };
}

/**
 * What domain functions and contracts refuse, as a form tells it; null for what nobody foresaw. A pointer into the input
 * becomes the name of a field with dots for slashes: `/claimant/name` is the field `claimant.name`.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DomainError) {
    const { errors = [], members = {} } = error.details;
    return refusal(error.code, error.message, errors, members);
  }
  if (error instanceof ProblemError) {
    const { errors = [], members = {} } = error.options;
    const fields = errors.map(({ pointer, name, message }) => ({
      pointer: pointer ?? `/${name ?? ""}`,
      message,
    }));
    return refusal(error.code, error.message, fields, members);
  }
  // drizzle wraps what the database layer throws.
  return error instanceof Error && error.cause instanceof Error ? refusalOf(error.cause) : null;
}

function refusal(
  code: ProblemCode,
  detail: string,
  errors: readonly FieldError[],
  members: Record<string, unknown>,
): Refusal | null {
  if (code === "internal-error") return null;
  const fields = errors.map(({ pointer, message }) => ({ field: fieldOf(pointer), message }));
  return {
    code,
    status: PROBLEMS[code].status,
    sentence: sentenceOf(code, detail, fields.length > 0),
    fields,
    members,
  };
}

/** What zod found, as a refusal. */
export function refusalOfIssues(issues: readonly { path: PropertyKey[]; message: string }[]): Refusal {
  return refuse(issues.map(({ path, message }) => ({ field: path.map(String).join("."), message })));
}

function fieldOf(pointer: string): string {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).join(".");
}

/** For the whole of the request, in words for an editor. */
export function sentenceOf(code: ProblemCode, detail: string, hasFields: boolean): string | null {
  switch (code) {
    case "version-mismatch":
      return w.changed;
    case "busy":
    case "unavailable":
    case "rate-limited":
      return w.busy;
    case "unknown-outcome":
      return w.unknownOutcome;
    case "body-too-large":
      return w.tooLarge;
    case "invalid-input":
      return hasFields ? null : detail;
    default:
      return detail;
  }
}

const TOO_LONG = /^must be at most (\d+) characters, not (\d+)$/;
const UNSHOWABLE = /^must not contain (.+), which cannot be shown$/;

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(is required|is missing|must not be empty)$/, DESK.form.required],
  [/^must not be blank$/, w.blank],
  [/^must not contain NUL/, w.notClean],
  [/^must be a day of the calendar/, w.notADay],
  [/^must be one of /, w.notOneOf],
  [/^(must be a whole web address|This is not an absolute http)/, w.notAnAddress],
  [/^must be a language tag/, w.notALanguage],
];

/** What is wrong at a field, as a sentence that names it. */
export function atField(label: string, message: string): string {
  const [, most, n] = TOO_LONG.exec(message) ?? [];
  if (most !== undefined && n !== undefined) {
    const numbers = [n, most, Number(n) - Number(most)].map((one) => Number(one).toLocaleString("en"));
    return tell(w.tooMany, { label, n: numbers[0] ?? "", most: numbers[1] ?? "", more: numbers[2] ?? "" });
  }
  const [, character] = UNSHOWABLE.exec(message) ?? [];
  if (character !== undefined) return tell(w.unshowable, { label, character });
  const known = KNOWN.find(([pattern]) => pattern.test(message))?.[1];
  // Sentences stand for themselves; what else is said is read after the name of the field.
  if (known === undefined && /^[\p{Lu}].*[.]$/su.test(message)) return message;
  return (known ?? w.other).replace("{label}", () => label).replace("{message}", () => message);
}
