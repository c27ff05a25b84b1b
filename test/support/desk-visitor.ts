import type { Answer, Service } from "./service.ts";

/** Somebody's browser at the desk, without the browser: keeps the cookie, sends forms as pages have them. */
export interface DeskVisitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends the form whose action this is, as the page at `path` has it, with these fields typed into it. */
  send(path: string, action: string, typed: Fields, press?: Fields): Promise<Answer>;
  /** Sends fields to an action as they are. */
  post(action: string, fields: Fields, headers?: Record<string, string>): Promise<Answer>;
  /** Follows an answer of 303, or fails. */
  follow(answer: Answer): Promise<Answer>;
  cookie: string | null;
}

export type Fields = Record<string, string | readonly string[]>;

export const FORM_HEADERS = {
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
};

export function deskVisitor(service: Pick<Service, "request">): DeskVisitor {
  const visitor: DeskVisitor = {
    cookie: null,
    get: async (path, headers = {}) => keep(await service.request(path, { headers: withCookie(headers) })),
    post: async (action, fields, headers = FORM_HEADERS) =>
      keep(
        await service.request(action, {
          method: "POST",
          headers: withCookie(headers),
          body: encoded(fields),
        }),
      ),
    send: async (path, action, typed, press = {}) => {
      const page = await visitor.get(path);
      return visitor.post(action, { ...formFields(page.text, action), ...typed, ...press });
    },
    follow: (answer) => {
      const location = answer.headers.get("location");
      if (answer.status !== 303 || location === null)
        throw new Error(`no way on, but ${answer.status}: ${answer.text.slice(0, 2000)}`);
      return visitor.get(location);
    },
  };
  const withCookie = (headers: Record<string, string>) =>
    visitor.cookie === null ? headers : { ...headers, cookie: visitor.cookie };
  const keep = (answer: Answer) => {
    const [pair = "", ...attributes] = (answer.headers.get("set-cookie") ?? "").split(/; */);
    if (pair !== "") visitor.cookie = attributes.includes("Max-Age=0") ? null : pair;
    return answer;
  };
  return visitor;
}

/** Somebody who has signed in with this key. */
export async function signedIn(service: Pick<Service, "request">, secret: string): Promise<DeskVisitor> {
  const visitor = deskVisitor(service);
  const answer = await visitor.send("/desk/sign-in", "/desk/sign-in", { key: secret });
  if (answer.status !== 303) throw new Error(`not signed in, but ${answer.status}`);
  return visitor;
}

export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]),
  );
  return pairs
    .map(([name = "", value = ""]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? "");

/** What a browser would send of the form with this action, nothing typed and no button pressed. */
export function formFields(page: string, action: string): Record<string, string> {
  const start = page.indexOf(`<form method="post" action="${action}"`);
  if (start < 0) throw new Error(`no form for ${action} in ${page.slice(0, 3000)}`);
  const form = page.slice(start, page.indexOf("</form>", start));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
    const type = attribute("type");
    if ((type === "radio" || type === "checkbox") && !/ checked[ >]/.test(tag)) continue;
    fields[attribute("name")] = attribute("value");
  }
  for (const [, name = "", text = ""] of form.matchAll(
    /<textarea\b[^>]* name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    fields[name] = decoded(text.replace(/^\n/, ""));
  for (const [, name = "", options = ""] of form.matchAll(
    /<select\b[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen =
      /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[name] = decoded(chosen?.[1] ?? "");
  }
  return fields;
}
