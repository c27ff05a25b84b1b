import { checkQuote } from "./workbench/check-quote.ts";
import { followRules } from "./workbench/follow-rules.ts";
import { unfoldKept } from "./workbench/unfold-kept.ts";

// The page of one claim: its list of rules shrinks while somebody types, a quote is checked word for word, and what they left is
// to be seen.
followRules();
checkQuote();
unfoldKept();
