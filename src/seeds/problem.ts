/** Something in the seeds that does not hold, in words for whoever has to mend it. */
export interface Problem {
  /** Path inside the folder of seeds; a claim's is known from its slug. */
  file: string;
  /** Which part: a span's id, a field. Empty for the file as a whole. */
  at: string;
  message: string;
}

export function claimFile(slug: string): string {
  return `claims/${slug}.json`;
}

export function formatProblem(problem: Problem): string {
  return [problem.file, problem.at, problem.message].filter((part) => part !== "").join(": ");
}
