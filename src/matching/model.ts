import { judgeBy, type Model } from "./judge.ts";
import weights from "./weights.json" with { type: "json" };

/** Trained by `npm run train:match`; the file says when, on what, and with what result. */
export const MODEL: Model = weights;

export const JUDGE = judgeBy(MODEL);
