/** Codes that JSON-RPC 2.0 reserves (jsonrpc.org/specification, section 5.1). */
export function errorName(code: number | undefined): string | undefined {
  if (code === undefined) return undefined;
  return NAMES.get(code) ?? (code >= -32_099 && code <= -32_000 ? 'server error' : undefined);
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [-32_700, 'parse error'],
  [-32_600, 'invalid request'],
  [-32_601, 'method not found'],
  [-32_602, 'invalid params'],
  [-32_603, 'internal error'],
]);
