import { parseExpiry } from './expiry.ts';
import { type FoundSet, newSet, putValue } from './found.ts';
import type { FamilyReading } from './readObjects.ts';

/** Base64 only: what a terminal leaves of a wrapped token on the next line. */
const CONTINUATION = /^[A-Za-z0-9+/]+={0,2}$|^={1,2}$/;

/** `aws sts … --output text`: CREDENTIALS, then the values in the order of their sorted names. */
export function readStsText(text: string): FamilyReading {
  const lines = text.split('\n');
  const sets: FoundSet[] = [];
  const rest: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    const columns = /^[^A-Za-z0-9]{0,8}CREDENTIALS[ \t]/.test(line) ? line.trim().split(/\s+/).slice(1) : [];
    if (columns.length < 2) {
      rest.push(line);
      continue;
    }
    const set = newSet('STS text output');
    const time = columns.findIndex((column) => parseExpiry(column) !== undefined);
    if (time >= 0) putValue(set, 'expiry', { text: columns.splice(time, 1)[0] as string });
    const [id, secret, ...token] = columns;
    while (CONTINUATION.test(lines[index + 1]?.trim() ?? '')) {
      index += 1;
      token.push((lines[index] as string).trim());
    }
    if (id !== undefined) putValue(set, 'id', { text: id });
    if (secret !== undefined) putValue(set, 'secret', { text: secret });
    if (token.length > 0) putValue(set, 'token', { text: token.join(''), joined: token.length > 1 });
    sets.push(set);
  }
  return { sets, rest: rest.join('\n') };
}
