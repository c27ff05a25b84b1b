import type { Value } from "@libsql/client";

/** A row by the names of its columns; of two with the same name, the later. */
export type Row = Record<string, Value>;

/**
 * What a statement gave. Rows come as arrays, which is what the driver gives cheapest and the query builder reads;
 * as objects they are made when somebody asks.
 */
export class Result {
  readonly columns: readonly string[];
  readonly values: readonly Value[][];
  #rows: Row[] | null = null;

  constructor(columns: readonly string[], values: readonly Value[][]) {
    this.columns = columns;
    this.values = values;
  }

  get rows(): Row[] {
    this.#rows ??= this.values.map((values) => {
      const row: Row = {};
      for (const [i, column] of this.columns.entries()) row[column] = values[i] ?? null;
      return row;
    });
    return this.#rows;
  }
}
