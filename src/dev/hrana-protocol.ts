import * as z from "zod";

/**
 * The messages of Hrana 2 over HTTP in JSON, as far as a client of `POST /v2/pipeline` sends and reads them.
 * Source: HRANA_2_SPEC and HTTP_V2_SPEC of tursodatabase/libsql. Absent and null mean the same throughout.
 */

const int64 = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .transform(BigInt)
  .refine((value) => BigInt.asIntN(64, value) === value);

const hranaValue = z.discriminatedUnion("type", [
  z.object({ type: z.literal("null") }),
  z.object({ type: z.literal("integer"), value: int64 }),
  z.object({ type: z.literal("float"), value: z.number() }),
  z.object({ type: z.literal("text"), value: z.string() }),
  z.object({ type: z.literal("blob"), base64: z.string() }),
]);

/** A value as it arrives, its integer already read. */
export type ArrivingValue = z.infer<typeof hranaValue>;

/** A value as it is sent: integers as decimal strings, since JSON numbers do not hold 64 bits. */
export type SentValue =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string }
  | { type: "blob"; base64: string };

/** Either the text itself or the id under which `store_sql` keeps it for the stream. */
const sqlReference = { sql: z.string().nullish(), sql_id: z.int().nullish() };

const statement = z.object({
  ...sqlReference,
  args: z.array(hranaValue).nullish(),
  named_args: z.array(z.object({ name: z.string(), value: hranaValue })).nullish(),
  want_rows: z.boolean().nullish(),
});
export type HranaStatement = z.infer<typeof statement>;

export type StepCondition =
  | { type: "ok"; step: number }
  | { type: "error"; step: number }
  | { type: "not"; cond: StepCondition }
  | { type: "and"; conds: StepCondition[] }
  | { type: "or"; conds: StepCondition[] }
  | { type: "is_autocommit" };

const condition: z.ZodType<StepCondition> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("ok"), step: z.int().nonnegative() }),
    z.object({ type: z.literal("error"), step: z.int().nonnegative() }),
    z.object({ type: z.literal("not"), cond: condition }),
    z.object({ type: z.literal("and"), conds: z.array(condition) }),
    z.object({ type: z.literal("or"), conds: z.array(condition) }),
    z.object({ type: z.literal("is_autocommit") }),
  ]),
);

const batch = z.object({ steps: z.array(z.object({ condition: condition.nullish(), stmt: statement })) });
export type HranaBatch = z.infer<typeof batch>;

const streamRequest = z.discriminatedUnion("type", [
  z.object({ type: z.literal("close") }),
  z.object({ type: z.literal("execute"), stmt: statement }),
  z.object({ type: z.literal("batch"), batch }),
  z.object({ type: z.literal("sequence"), ...sqlReference }),
  z.object({ type: z.literal("describe"), ...sqlReference }),
  z.object({ type: z.literal("store_sql"), sql_id: z.int(), sql: z.string() }),
  z.object({ type: z.literal("close_sql"), sql_id: z.int() }),
  z.object({ type: z.literal("get_autocommit") }),
]);
export type StreamRequest = z.infer<typeof streamRequest>;

export const pipelineBody = z.object({ baton: z.string().nullish(), requests: z.array(streamRequest) });

export type StatementResult = {
  cols: { name: string; decltype: string | null }[];
  rows: SentValue[][];
  affected_row_count: number;
  last_insert_rowid: string | null;
};

export type HranaErrorBody = { message: string; code: string };

export type StreamResponse =
  | { type: "close" | "sequence" | "store_sql" | "close_sql" }
  | { type: "execute"; result: StatementResult }
  | {
      type: "batch";
      result: { step_results: (StatementResult | null)[]; step_errors: (HranaErrorBody | null)[] };
    }
  | {
      type: "describe";
      result: {
        params: { name: string | null }[];
        cols: { name: string; decltype: string | null }[];
        is_explain: boolean;
        is_readonly: boolean;
      };
    }
  | { type: "get_autocommit"; is_autocommit: boolean };

export type StreamResult =
  | { type: "ok"; response: StreamResponse }
  | { type: "error"; error: HranaErrorBody };

/** One request of a pipeline failed; the stream and the rest of the pipeline go on. */
export class StatementError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StatementError";
    this.code = code;
  }
}

/** The client broke the protocol: the whole HTTP request is refused with 400 and its stream is lost. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}
