import type { ComparedLine, Span } from './compareCanonical.ts';

/**
 * Why two right signatures of the same URL may differ in this line of their canonical requests, in
 * a few words; undefined where they are the same or may not differ. Each is made at its own time,
 * with its own keys (AWS: "Create a signed AWS API request", the query parameters of SigV4).
 */
export function expectedDifference({ part, ours, theirs, same }: ComparedLine): string | undefined {
  if (same || part !== 'query parameter' || ours.length === 0 || theirs.length === 0) return undefined;
  const [name, a] = read(ours);
  const [, b] = read(theirs);
  switch (name) {
    case 'x-amz-date':
      return 'signed at another time';
    case 'x-amz-expires':
      return 'valid for another time';
    case 'x-amz-security-token':
      return 'the token of other keys';
    case 'x-amz-credential':
      return scopeOf(a) === scopeOf(b) ? 'other keys, or another day' : undefined;
    default:
      return undefined;
  }
}

/** Name, in lower case, and decoded value of a line of the canonical query. */
function read(spans: readonly Span[]): [name: string, value: string] {
  const line = spans.map(({ text }) => text).join('');
  const equals = line.indexOf('=');
  return [line.slice(0, equals).toLowerCase(), decode(line.slice(equals + 1))];
}

/** Region, service and the last word, without key and day. */
const scopeOf = (credential: string): string => credential.split('/').slice(-3).join('/');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
