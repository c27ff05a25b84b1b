import { followRules } from "./workbench/follow-rules.ts";

// The page of one claim: its list of rules shrinks while somebody types.
followRules();
