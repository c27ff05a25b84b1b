/**
 * What the words beside a quote can do to it. `negation` reverses it; `falsehood` calls it wrong, corrected or
 * withdrawn; `doubt` distances itself from it; `condition`, `modality` and `frame` (fiction, drills, what used to be so)
 * say that it is not so, or not yet, or no longer; `attribution` puts it in a mouth; `degree` bounds a number; `contrast`
 * opens an objection; `pointing` words and `matter` nouns (the claim, the figure) refer to it from another sentence.
 * `turn` is what undoes it from another sentence in any wording (the opposite, elsewhere, exempt, acquitted, dropped, tongue in
 * cheek), `bearing` what may if the sentence also points back (the real one, since, showed, experts); `back` words point back
 * wherever they stand in it; `authority` is who may know better, and what may show it; `evidence` verbs say that something was found.
 */
export type CueKind =
  | "negation"
  | "falsehood"
  | "doubt"
  | "condition"
  | "modality"
  | "frame"
  | "attribution"
  | "degree"
  | "contrast"
  | "pointing"
  | "matter"
  | "turn"
  | "bearing"
  | "back"
  | "authority"
  | "evidence";

/** One language's cues: words apart by spaces, phrases of several words joined by "_". "falsch*" is any word that begins so. */
export type CueList = Partial<Record<CueKind, string>>;
