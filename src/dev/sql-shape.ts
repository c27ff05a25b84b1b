/**
 * What a remote server has to know of an SQL text before running it, read off its tokens. It is not a parser:
 * whether the text is valid is for the engine to say.
 */
export type SqlShape = {
  /** How many statements the text holds. */
  statements: number;
  /** What the first statement does, upper case: of `WITH … INSERT`, `INSERT`. Empty without a statement. */
  verb: string;
  /** A transaction opened by the first statement takes the write lock at once. */
  beginsWriting: boolean;
  /** The parameters of the first statement by index, from 1 on; null for one without a name. */
  parameters: (string | null)[];
};

type Token = { kind: "word" | "parameter" | "other"; text: string };

/** Programs send the same texts again and again, and reading one takes longer than running it. */
const known = new Map<string, SqlShape>();
const KNOWN_TEXTS = 1_024;

export function readSqlShape(sql: string): SqlShape {
  const told = known.get(sql);
  if (told !== undefined) return told;
  const shape = readShape(sql);
  const [oldest] = known.keys();
  if (known.size >= KNOWN_TEXTS && oldest !== undefined) known.delete(oldest);
  known.set(sql, shape);
  return shape;
}

function readShape(sql: string): SqlShape {
  let first: Token[] = [];
  let current: Token[] = [];
  let statements = 0;
  const endStatement = () => {
    if (current.length === 0) return;
    if (statements === 0) first = current;
    statements += 1;
    current = [];
  };
  for (const token of tokens(sql)) {
    if (token.text === ";" && !isInsideTrigger(current)) endStatement();
    else current.push(token);
  }
  endStatement();
  const verb = findVerb(first);
  return {
    statements,
    verb,
    beginsWriting: verb === "BEGIN" && /^(IMMEDIATE|EXCLUSIVE)$/.test(upper(first[1])),
    parameters: numberParameters(first),
  };
}

// In order: white space and line comments, parameters, words, numbers.
const plainToken =
  /(\s+|--[^\n]*)|(\?\d*|[:@$][\w$\u0080-\uffff]+)|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|\d[\w.]*/y;

function* tokens(sql: string): Generator<Token> {
  let position = 0;
  while (position < sql.length) {
    const end = endOfQuoted(sql, position);
    if (end !== null) {
      if (!sql.startsWith("/*", position)) yield { kind: "other", text: sql.slice(position, end) };
      position = end;
      continue;
    }
    plainToken.lastIndex = position;
    const [text = sql.charAt(position), space, parameter, word] = plainToken.exec(sql) ?? [];
    position += text.length;
    if (space !== undefined) continue;
    yield { kind: parameter !== undefined ? "parameter" : word !== undefined ? "word" : "other", text };
  }
}

const closing: Readonly<Record<string, string>> = { "'": "'", '"': '"', "`": "`", "[": "]" };

/** Where a string, a quoted name or a block comment that begins at `start` ends, or null if none begins. */
function endOfQuoted(sql: string, start: number): number | null {
  if (sql.startsWith("/*", start)) {
    const end = sql.indexOf("*/", start + 2);
    return end === -1 ? sql.length : end + 2;
  }
  const quote = closing[sql.charAt(start)];
  if (quote === undefined) return null;
  let position = start + 1;
  for (;;) {
    const end = sql.indexOf(quote, position);
    if (end === -1) return sql.length;
    // Inside quotes, a doubled quote stands for itself; brackets have no such rule.
    if (quote === "]" || sql.charAt(end + 1) !== quote) return end + 1;
    position = end + 2;
  }
}

function upper(token: Token | undefined): string {
  return token?.kind === "word" ? token.text.toUpperCase() : "";
}

/** A trigger's body has semicolons of its own; it ends at `; END`, as in `sqlite3_complete()`. */
function isInsideTrigger(statement: Token[]): boolean {
  const start = statement.slice(0, 3).map(upper);
  const isTrigger = start[0] === "CREATE" && start.includes("TRIGGER");
  const hasEnded = upper(statement.at(-1)) === "END" && statement.at(-2)?.text === ";";
  return isTrigger && !hasEnded;
}

function findVerb(statement: Token[]): string {
  const start = upper(statement[0]);
  if (start !== "WITH") return start;
  let depth = 0;
  for (const [index, token] of statement.entries()) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth > 0) continue;
    const word = upper(token);
    if (/^(SELECT|VALUES|INSERT|UPDATE|DELETE)$/.test(word)) return word;
    // REPLACE may also name a common table expression.
    if (word === "REPLACE" && upper(statement[index + 1]) === "INTO") return word;
  }
  return start;
}

/** SQLite's numbering: `?` follows the highest so far, `?9` is the ninth, a name has one number. */
function numberParameters(statement: Token[]): (string | null)[] {
  const names: (string | null)[] = [];
  for (const { kind, text } of statement) {
    if (kind !== "parameter") continue;
    if (text === "?") names.push(null);
    else if (text.startsWith("?")) {
      const index = Number(text.slice(1)) - 1;
      while (names.length <= index) names.push(null);
      names[index] = text;
    } else if (!names.includes(text)) names.push(text);
  }
  return names;
}
