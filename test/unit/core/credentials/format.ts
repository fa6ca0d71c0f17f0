export interface SampleKeys {
  id: string;
  secret: string;
  token: string;
  /** Epoch milliseconds, whole seconds. */
  expires: number;
}

export interface Format {
  name: string;
  /** What readPaste calls it. */
  source: string;
  render(keys: SampleKeys): string;
  /** Beyond the three key values. */
  also?: { name?: string; region?: string; expires?: boolean; token?: false };
}

export const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
export const offset = (ms: number): string => iso(ms).replace('Z', '+00:00');
export const expires = true;
