import { LookupRefused } from "./refused.ts";

// Checks of what a server sent, each with a bound: a server may be broken or hostile, and the answer goes into a reader's
// browser. Members that are not asked for are left out. Written here because a schema library is as large as the rest of
// what an extension injects.

/** Gives the value as its type, or throws {@link LookupRefused} naming where it is otherwise. */
export type Shape<T> = (value: unknown, at: string) => T;
export type Shaped<S> = S extends Shape<infer T> ? T : never;

function wrong(at: string, expected: string): LookupRefused {
  return new LookupRefused("malformed", `${at} is not ${expected}`);
}

/** @param limit UTF-16 code units. */
export function text(limit: number): Shape<string> {
  return (value, at) => {
    if (typeof value !== "string" || value.length > limit)
      throw wrong(at, `a text of at most ${limit} characters`);
    return value;
  };
}

export function matching(pattern: RegExp): Shape<string> {
  return (value, at) => {
    if (typeof value !== "string" || !pattern.test(value)) throw wrong(at, `like ${pattern.source}`);
    return value;
  };
}

export function whole(least: number, most: number): Shape<number> {
  return (value, at) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
      throw wrong(at, `a whole number from ${least} to ${most}`);
    }
    return value;
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return (value, at) => {
    const known = values.find((one) => one === value);
    if (known === undefined) throw wrong(at, `one of ${values.join(", ")}`);
    return known;
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

/** Absent, or of the shape. */
export function orAbsent<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

export function list<T>(shape: Shape<T>, limit: number): Shape<T[]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > limit) throw wrong(at, `a list of at most ${limit}`);
    return value.map((one: unknown, i) => shape(one, `${at}/${i}`));
  };
}

type Optional<M> = { [K in keyof M as undefined extends Shaped<M[K]> ? K : never]?: Shaped<M[K]> };
type Needed<M> = { [K in keyof M as undefined extends Shaped<M[K]> ? never : K]: Shaped<M[K]> };

export function object<M extends Record<string, Shape<unknown>>>(members: M): Shape<Optional<M> & Needed<M>> {
  const names = Object.entries(members);
  return (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(at, "an object");
    const given = new Map(Object.entries(value));
    const checked = names.flatMap(([name, shape]) => {
      const member = shape(given.get(name), `${at}/${name}`);
      return member === undefined ? [] : [[name, member]];
    });
    return Object.fromEntries(checked);
  };
}

/** An address that may stand in a link: http or https, nothing else. */
export function address(limit: number): Shape<string> {
  return (value, at) => {
    const given = text(limit)(value, at);
    const protocol = URL.canParse(given) ? new URL(given).protocol : "";
    if (protocol !== "https:" && protocol !== "http:") throw wrong(at, "an http or https address");
    return given;
  };
}

/** Whatever is there, to be looked at when it is needed. */
export const unread: Shape<unknown> = (value) => value ?? null;

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new LookupRefused("malformed", "the answer is not JSON");
  }
}
