import { asRecord } from '../record.ts';

/** What GET tells of a connection; absent what the answer lacks. */
export interface ConnectionDescription {
  /** Epoch milliseconds. */
  connectedAt?: number;
  lastActiveAt?: number;
  sourceIp?: string;
  userAgent?: string;
}

/** Reads GET's answer (API Gateway Management API reference, "GetConnection"). Undefined where it tells none of it. */
export function readDescription(body: string): ConnectionDescription | undefined {
  const root = asRecord(parse(body));
  const identity = asRecord(root.identity);
  const read = {
    ...time('connectedAt', root.connectedAt),
    ...time('lastActiveAt', root.lastActiveAt),
    ...text('sourceIp', identity.sourceIp),
    ...text('userAgent', identity.userAgent),
  };
  return Object.keys(read).length > 0 ? read : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function time(name: string, value: unknown): Record<string, number> {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? {} : { [name]: at };
}

const text = (name: string, value: unknown): Record<string, string> =>
  typeof value === 'string' && value !== '' ? { [name]: value } : {};
