/** From this probability of the stage on (0–100), an open lead counts as committed. */
export const COMMIT_PROBABILITY = 75
