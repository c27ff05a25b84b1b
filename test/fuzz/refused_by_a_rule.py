"""A request that the contract allows is refused only by a rule that a JSON schema cannot say."""

import re

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
MESSAGES = re.compile("|".join([
    r"^This is not an absolute http or https address\.$",
]))

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
