/** A linear model's input: rows of equal length. */
export interface Scaling {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

export function scaleFor(rows: readonly Float64Array[]): Scaling {
  const width = rows[0]?.length ?? 0;
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  for (const row of rows)
    for (let i = 0; i < width; i++) means[i] = (means[i] ?? 0) + (row[i] ?? 0) / rows.length;
  for (const row of rows) {
    for (let i = 0; i < width; i++) {
      deviations[i] = (deviations[i] ?? 0) + ((row[i] ?? 0) - (means[i] ?? 0)) ** 2 / rows.length;
    }
  }
  for (let i = 0; i < width; i++) deviations[i] = Math.sqrt(deviations[i] ?? 0) || 1;
  return { means, deviations };
}

export function scaled(row: Float64Array, by: Scaling): Float64Array {
  return row.map((value, i) => (value - (by.means[i] ?? 0)) / (by.deviations[i] ?? 1));
}

export function dot(weights: Float64Array, row: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += (weights[i] ?? 0) * (row[i] ?? 0);
  return sum;
}

const STEPS = 400;
const STEP_SIZE = 0.1;
const DECAY_OF_MEAN = 0.9;
const DECAY_OF_SQUARE = 0.99;

/** Full-batch Adam (Kingma and Ba 2015): both losses here are convex, so where it starts does not matter. */
function descend(width: number, gradient: (weights: Float64Array) => Float64Array): Float64Array {
  const weights = new Float64Array(width);
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  for (let step = 1; step <= STEPS; step++) {
    const slope = gradient(weights);
    for (let i = 0; i < width; i++) {
      const g = slope[i] ?? 0;
      mean[i] = DECAY_OF_MEAN * (mean[i] ?? 0) + (1 - DECAY_OF_MEAN) * g;
      square[i] = DECAY_OF_SQUARE * (square[i] ?? 0) + (1 - DECAY_OF_SQUARE) * g * g;
      const m = (mean[i] ?? 0) / (1 - DECAY_OF_MEAN ** step);
      const v = (square[i] ?? 0) / (1 - DECAY_OF_SQUARE ** step);
      weights[i] = (weights[i] ?? 0) - (STEP_SIZE * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  return weights;
}

export interface Group {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
}

/** Weights under which a right row of each group stands above the others: softmax over the group, L2. */
export function fitRanking(groups: readonly Group[], l2: number): Float64Array {
  const width = groups[0]?.rows[0]?.length ?? 0;
  return descend(width, (weights) => {
    const slope = weights.map((weight) => l2 * weight);
    for (const { rows, right } of groups) {
      const scores = rows.map((row) => dot(weights, row));
      const top = Math.max(...scores);
      const parts = scores.map((score) => Math.exp(score - top));
      const all = parts.reduce((a, b) => a + b, 0);
      const good = parts.reduce((a, b, i) => a + (right[i] ? b : 0), 0);
      for (const [i, row] of rows.entries()) {
        const part = parts[i] ?? 0;
        const pull = (part / all - (right[i] ? part / good : 0)) / groups.length;
        for (let k = 0; k < width; k++) slope[k] = (slope[k] ?? 0) + pull * (row[k] ?? 0);
      }
    }
    return slope;
  });
}

/** Logistic regression with L2 on everything but the bias, which is the last weight. */
export function fitDecision(
  rows: readonly Float64Array[],
  right: readonly boolean[],
  l2: number,
): Float64Array {
  const width = rows[0]?.length ?? 0;
  return descend(width + 1, (weights) => {
    const slope = weights.map((weight, i) => (i < width ? l2 * weight : 0));
    for (const [i, row] of rows.entries()) {
      const chance = 1 / (1 + Math.exp(-(dot(weights, row) + (weights[width] ?? 0))));
      const pull = (chance - (right[i] ? 1 : 0)) / rows.length;
      for (let k = 0; k < width; k++) slope[k] = (slope[k] ?? 0) + pull * (row[k] ?? 0);
      slope[width] = (slope[width] ?? 0) + pull;
    }
    return slope;
  });
}
