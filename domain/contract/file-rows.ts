/** As many rows as a list holds that is asked for as a file. */
export const MOST_FILE_ROWS = 5_000
