/** A stretch of a line: the same on both sides, or marked as different. */
export interface Span {
  text: string;
  differs: boolean;
}

/** One line of two canonical requests side by side. */
export interface ComparedLine {
  /** `method`, `path`, `query parameter`, `header`, `signed headers`, `payload hash`. */
  part: string;
  /** Empty where that side has no such line. */
  ours: readonly Span[];
  theirs: readonly Span[];
  same: boolean;
}

/**
 * Our canonical request beside the one that AWS computed from what arrived, the query split at its
 * parameters, differences marked within the line (AWS: "Create a canonical request" gives the order
 * of the lines). Both must have been masked the same way before.
 */
export function compareCanonical(ours: string, theirs: string): ComparedLine[] {
  const [a, b] = [takeApart(ours), takeApart(theirs)];
  const lines: ComparedLine[] = [
    compare('method', a.method, b.method),
    compare('path', a.path, b.path),
    ...align(a.query, b.query).map(([x, y]) => compare('query parameter', x, y)),
    ...align(a.headers, b.headers).map(([x, y]) => compare('header', x, y)),
    compare('signed headers', a.signedHeaders, b.signedHeaders),
    compare('payload hash', a.payloadHash, b.payloadHash),
  ];
  return lines.filter(({ ours: x, theirs: y }) => x.length > 0 || y.length > 0);
}

interface Parts {
  method: string;
  path: string;
  query: string[];
  headers: string[];
  signedHeaders: string;
  payloadHash: string;
}

function takeApart(canonical: string): Parts {
  const [method = '', path = '', query = '', ...rest] = canonical.split(/\r?\n/);
  const payloadHash = rest.at(-1) ?? '';
  const signedHeaders = rest.at(-2) ?? '';
  return {
    method,
    path,
    query: query === '' ? [] : query.split('&'),
    headers: rest.slice(0, -2).filter((line) => line !== ''),
    signedHeaders,
    payloadHash,
  };
}

const nameOf = (line: string): string => line.split(/[=:]/, 1)[0] ?? '';

/** Pairs lines of the same name in order; what only one side has stands alone. */
function align(ours: readonly string[], theirs: readonly string[]): [string, string][] {
  const rest = [...theirs];
  const pairs = ours.map((line): [string, string] => {
    const exact = rest.indexOf(line);
    const at = exact >= 0 ? exact : rest.findIndex((other) => nameOf(other) === nameOf(line));
    return [line, at < 0 ? '' : (rest.splice(at, 1)[0] ?? '')];
  });
  return [...pairs, ...rest.map((line): [string, string] => ['', line])];
}

function compare(part: string, ours: string, theirs: string): ComparedLine {
  if (ours === theirs) {
    const span = ours === '' ? [] : [{ text: ours, differs: false }];
    return { part, ours: span, theirs: span, same: true };
  }
  const shortest = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shortest && ours[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail += 1;
  return { part, ours: mark(ours, head, tail), theirs: mark(theirs, head, tail), same: false };
}

/** The text with all but its first `head` and last `tail` characters marked. */
function mark(text: string, head: number, tail: number): Span[] {
  const end = text.length - tail;
  return [
    { text: text.slice(0, head), differs: false },
    { text: text.slice(head, end), differs: true },
    { text: text.slice(end), differs: false },
  ].filter((span) => span.text !== '');
}
