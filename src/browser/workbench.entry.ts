import { followRules } from "./workbench/follow-rules.ts";
import { unfoldKept } from "./workbench/unfold-kept.ts";

// The page of one claim: its list of rules shrinks while somebody types, and what they left is to be seen.
followRules();
unfoldKept();
