import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import type { Endpoint } from '#core/endpoint/types.ts';

export const API = 'abc123def4.execute-api.us-east-1.amazonaws.com';

/** The endpoint that a text is read as; fails the test where it is none. */
export function endpointOf(text: string): Endpoint {
  const reading = readEndpoint(text);
  if (!reading.ok) throw new Error(`Not read: ${reading.fault.id}`);
  return reading.endpoint;
}

export function noteIds(text: string): string[] {
  return endpointOf(text).notes.map(({ id }) => id);
}

/** The fault's id, or `ok`. */
export function faultId(text: string): string {
  const reading = readEndpoint(text);
  return reading.ok ? 'ok' : reading.fault.id;
}
