/**
 * What the browsers, and puppeteer on their behalf, say of a page that is just being replaced by the next
 * one, of a frame or popup that is being taken down, and of objects that went with either.
 */
const ON_ITS_WAY =
  /Execution context (was destroyed|is not available)|Cannot find (context|execution context)|[Dd]etached|Inspected target navigated|no such frame|Discarded|MessageHandlerFrame|dead object|is on its way/;

/** A look at a page; undefined, which is “not yet”, where the page was on its way to the next one. */
export async function ifSettled<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (ON_ITS_WAY.test(String(error))) return undefined;
    throw error;
  }
}
