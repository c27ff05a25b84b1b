import { fillPlaceholders, type Query } from "drizzle-orm";
import { type Argument, type Database, toArguments } from "./database.ts";
import type { Result } from "./result.ts";

/** A query of the builder, as far as preparing it goes. `_` is where drizzle keeps the type of its rows. */
interface Preparable<Rows> {
  readonly _: { readonly result: Rows };
  prepare(): { getQuery(): Query; mapResult(response: unknown, isFromBatch?: boolean): unknown };
}

/** A typed read whose SQL is worked out once: building a query costs several times what running it does. */
export interface PreparedRead<Rows> {
  statement(values: Record<string, Argument>): { sql: string; args: Argument[] };
  rows(result: Result | undefined): Rows;
}

/** `query` is built without a connection, with `sql.placeholder(name)` where values go. */
export function prepareRead<Rows>(query: Preparable<Rows>): PreparedRead<Rows> {
  let kept: ReturnType<typeof prepare> | null = null;
  const prepare = () => {
    const prepared = query.prepare();
    return { prepared, ...prepared.getQuery() };
  };
  // With its first use: a process that only answers readers never needs most of them.
  const whole = () => {
    kept ??= prepare();
    return kept;
  };
  return {
    statement: (values) => {
      const { sql, params } = whole();
      return { sql, args: toArguments(fillPlaceholders(params, values)) };
    },
    // drizzle maps rows to the type that the query carries, and says `unknown`.
    rows: (result) => whole().prepared.mapResult({ rows: result?.values ?? [] }, true) as Rows,
  };
}

type RowsOf<Reads> = { [Name in keyof Reads]: Reads[Name] extends PreparedRead<infer Rows> ? Rows : never };

/** Runs several prepared reads at one point in time, in one round trip. */
export async function readAll<Reads extends Record<string, PreparedRead<unknown>>>(
  db: Database,
  reads: Reads,
  values: Record<string, Argument>,
): Promise<RowsOf<Reads>> {
  const names = Object.keys(reads);
  const results = await db.read(Object.values(reads).map((read) => read.statement(values)));
  return Object.fromEntries(names.map((name, i) => [name, reads[name]?.rows(results[i])])) as RowsOf<Reads>;
}
