import { skipSpace } from '#core/decode/jsonBytes.ts';
import { readPath } from './readPath.ts';
import type { JsonStep } from './types.ts';
import { endOf, visitPath } from './visitPath.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A path alone, such as `$.user.id` or `$..id`, or one sentence on what is wrong with it. */
export function readValuePath(text: string): { path: JsonStep[] } | { fault: string } {
  if (!text.startsWith('$')) return { fault: `“${text}” is no JSON path: one begins with $, as $.user.id.` };
  const reading = readPath(text);
  if ('fault' in reading) return reading;
  if (reading.test.operator !== 'exists')
    return { fault: `“${text}”: only a path belongs here, without a value.` };
  return { path: reading.test.path };
}

/** The first value at the path as it is written in the payload; undefined where there is none. */
export function valueAt(payload: Uint8Array, path: readonly JsonStep[]): string | undefined {
  let found: string | undefined;
  visitPath(payload, skipSpace(payload, 0, payload.length), path, (at) => {
    if (at >= payload.length) return false;
    found = decoder.decode(payload.subarray(at, endOf(payload, at))).trim();
    return true;
  });
  return found;
}
