/** How many images a page has. */
export const pageSize = 50;

/** How many images are fetched at once when a list that has grown is fetched anew. */
export const largestPage = 500;
