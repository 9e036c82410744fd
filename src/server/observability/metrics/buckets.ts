/** The bounds of what is measured in seconds: from an answer out of memory to a deadline that has passed. */
export const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The bounds of what is counted, up to what the limits of cost let through by default (5000 objects). */
export const counts = [0, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
