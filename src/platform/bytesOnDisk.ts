/**
 * Bytes that are stored for the extension; undefined where the browser does not tell. Of the quota it
 * tells too, Chromium says the same everywhere for privacy's sake (measured: 10 GiB and what is used).
 */
export const bytesOnDisk = async (): Promise<number | undefined> =>
  (await navigator.storage.estimate()).usage;
