/** Most cards that one paste makes. What is beyond stays on the clipboard, and the user is told. */
export const MOST_CARDS = 5_000;
/** Most links that come in with them. */
export const MOST_LINKS = 10_000;
/** Most characters of one card; a page of prose is longer than anything that reads on a map. */
export const LONGEST_TEXT = 4_000;
/** Most characters of a text that are looked at. */
export const LONGEST_PASTE = 4_000_000;
/** Most characters of HTML that are parsed; the plain text beside it says the same. */
export const LONGEST_HTML = 1_000_000;
/** Most columns of a table; a wider one is hardly a journey. */
export const MOST_COLUMNS = 200;
