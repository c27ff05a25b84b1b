/** Words before a number that say of it the same: a line, phrases that may stand for one another. */
export const BOUNDS: readonly string[] = [
  `about|around|approximately|approx|roughly|some|circa|ca|c|in the region of|in the order of|unos|unas|cerca de|alrededor de|
   aproximadamente|environ|quelque|rund|etwa|ungefähr|zirka`,
  "more than|over|above|in excess of|upwards of|más de|plus de|mehr als|über",
  "less than|fewer than|under|below|menos de|moins de|weniger als|unter",
  "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|al menos|por lo menos|au moins|mindestens|wenigstens",
  "at most|no more than|not more than|up to|a maximum of|como máximo|au plus|höchstens|maximal",
  "nearly|almost|close to|casi|près de|presque|fast|beinahe|knapp",
  "exactly|precisely",
];
