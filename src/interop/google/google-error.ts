import type { AppContext } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import type { ProblemAnswer, ProblemCode } from "../../http/problems.ts";

/** google.rpc.Code, by the status that it travels under (https://cloud.google.com/apis/design/errors). */
const STATUS_OF: Readonly<Record<number, { code: number; status: string }>> = {
  400: { code: 400, status: "INVALID_ARGUMENT" },
  401: { code: 401, status: "UNAUTHENTICATED" },
  403: { code: 403, status: "PERMISSION_DENIED" },
  404: { code: 404, status: "NOT_FOUND" },
  405: { code: 405, status: "UNIMPLEMENTED" },
  409: { code: 400, status: "FAILED_PRECONDITION" },
  410: { code: 404, status: "NOT_FOUND" },
  412: { code: 409, status: "ABORTED" },
  413: { code: 400, status: "INVALID_ARGUMENT" },
  415: { code: 400, status: "INVALID_ARGUMENT" },
  422: { code: 400, status: "INVALID_ARGUMENT" },
  428: { code: 400, status: "FAILED_PRECONDITION" },
  429: { code: 429, status: "RESOURCE_EXHAUSTED" },
  503: { code: 503, status: "UNAVAILABLE" },
};
const INTERNAL = { code: 500, status: "INTERNAL" };

/** A problem as Google's clients read them: google.rpc.Status with a BadRequest that names the fields. */
export function presentGoogleError(c: AppContext, answer: ProblemAnswer): Response {
  const { code, status } = STATUS_OF[answer.status] ?? INTERNAL;
  const { "content-type": _type, ...headers } = answer.headers;
  const { detail, errors } = answer.told;
  return respond(c, googleError({ code, status, message: detail, reason: answer.told.code, errors }), code, {
    ...headers,
    "content-type": "application/json; charset=utf-8",
  });
}

interface Told {
  code: number;
  status: string;
  message: string;
  reason: ProblemCode | null;
  errors: ProblemAnswer["told"]["errors"];
}

export function googleError({ code, status, message, reason, errors }: Told): string {
  const info =
    reason === null
      ? []
      : [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            reason: reason.toUpperCase().replaceAll("-", "_"),
            domain: "verbatim",
          },
        ];
  const fields = errors.map(({ name, pointer, message: description }) => ({
    field: name ?? (pointer ?? "").replace(/^\//, "").replaceAll("/", "."),
    description,
  }));
  const badRequest =
    fields.length === 0
      ? []
      : [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: fields }];
  return JSON.stringify({ error: { code, message, status, details: [...info, ...badRequest] } });
}
