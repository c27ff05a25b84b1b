"""A request that the contract allows is refused only by a rule that a JSON schema cannot say."""

import re

import requests
import schemathesis

# What the state of the database decides, or one part of a request of another.
CODES = {
    "invalid-cursor",
    "version-mismatch",
    "text-mismatch",
    "text-not-held",
    "quote-not-found",
    "quote-differs",
    "quote-ambiguous",
    "idempotency-key-reused",
}

# The same, where the code says only which part of the request it was.
MESSAGES = re.compile(
    "|".join(
        [
            r"^This is not an absolute http or https address, such as ",
            r"^relevance needs q$",
            r"^does not go with (working copies|asOf|view)$",
            r"^was not taken for the same claim$",
            r"^names no ",
            r"^is(, or leads to,)? the (claim|article) itself$",
            r"^are empty, or redacted already$",
            r"^repeats the words$",
            r"^evidence has none$",
            r"^is required with canonicalUrl$",
            r"^must not name a topic twice$",
            r"^must say why they were not asked$",
            r"^must be true where there is a day, a deadline or an answer$",
            r"^must have a letter or a digit$",
            r"^must not be in the future: ",
        ]
    )
)

REFUSALS = {400, 412, 422, 428}


@schemathesis.check
def refused_by_a_rule(ctx, response, case):
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code not in REFUSALS:
        return
    problem = response.json()
    if problem["code"] in CODES:
        return
    unknown = [error for error in problem["errors"] if not MESSAGES.search(error["message"])]
    if unknown or not problem["errors"]:
        raise AssertionError(f"the contract allows it: {problem['detail']} {unknown}")


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Most of the versions that are said are the present ones, so that writes get on to what they do."""
    said = (case.headers or {}).get("if-match")
    if case.meta is None or not case.meta.generation.mode.is_positive or not said or said[-2:-1] in "13":
        return
    kind = case.path.split("/")[2]
    subject = (case.path_parameters or {}).get("id")
    headers = kwargs.get("headers") or case.headers
    version = present_version(case.operation.base_url.rstrip("/"), headers, kind, subject)
    if version is not None:
        case.headers["if-match"] = f'"{version}"'


def present_version(url, headers, kind, subject):
    """Of a claim or an article; a quote has its claim's. None where there is none to be had."""
    if not isinstance(subject, str) or not re.fullmatch(r"\w[\w-]*", subject):
        return None
    answer = requests.get(
        f"{url}/v1/{kind}/{subject}{'?view=working' if kind == 'claims' else ''}",
        headers={name: value for name, value in headers.items() if name.lower() == "authorization"},
        timeout=10,
    )
    if not answer.ok:
        return None
    if kind == "spans":
        return present_version(url, headers, "claims", answer.json()["claim"])
    return answer.json().get("version")
