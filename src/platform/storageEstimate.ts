/** Bytes that are stored for the extension and that the browser allows; undefined where it does not tell. */
export async function estimateStorage(): Promise<{ usage: number; quota: number } | undefined> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { usage, quota };
}
