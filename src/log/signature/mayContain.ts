/**
 * Whether a segment may hold `needle` (ASCII in lower case) in one of its payloads; false only if
 * it certainly does not. A missing signature tells nothing.
 */
export function mayContain(signature: Uint8Array | undefined, needle: string): boolean {
  return signature === undefined || needle !== undefined;
}
