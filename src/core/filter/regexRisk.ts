interface Group {
  /** Holds a repetition without a small upper bound. */
  repeats: boolean;
  /** First characters of its alternatives, as far as they are plain letters; '' where not. */
  starts: string[];
  fresh: boolean;
}

const SMALL = 12;
const LONG_ESCAPE = /^\\(?:[pPu]\{[^}]*\}|k<[^>]*>)/;

/**
 * True where a repeated group holds a repetition or alternatives that may begin alike: the shapes
 * from which exponential backtracking comes (OWASP, "Regular expression Denial of Service").
 * `source` is known to be a valid pattern. Errs on the careful side.
 */
export function repeatsARepetition(source: string): boolean {
  const stack: Group[] = [newGroup()];
  let closed: Group | undefined;
  let at = 0;
  while (at < source.length) {
    const group = stack[stack.length - 1]!;
    const character = source[at]!;
    if (character === '(') {
      begin(group, '');
      stack.push(newGroup());
      closed = undefined;
      at += openingLength(source, at);
      continue;
    }
    if (character === ')') {
      closed = stack.pop()!;
      const outer = stack[stack.length - 1];
      if (outer === undefined) return false;
      outer.repeats ||= closed.repeats;
      at += 1;
      continue;
    }
    if (character === '|') {
      group.fresh = true;
      at += 1;
      closed = undefined;
      continue;
    }
    const repetition = readRepetition(source, at);
    if (repetition !== undefined) {
      if (repetition.most > 1 && closed !== undefined && isAmbiguous(closed)) return true;
      if (repetition.most > SMALL) group.repeats = true;
      at += repetition.length;
      closed = undefined;
      continue;
    }
    const length = atomLength(source, at);
    begin(group, length === 1 && /[\w "':,{}-]/.test(character) ? character.toLowerCase() : '');
    at += length;
    closed = undefined;
  }
  return false;
}

function newGroup(): Group {
  return { repeats: false, starts: [], fresh: true };
}

function begin(group: Group, first: string): void {
  if (group.fresh) group.starts.push(first);
  group.fresh = false;
}

function isAmbiguous(group: Group): boolean {
  if (group.repeats) return true;
  if (group.fresh) group.starts.push('');
  if (group.starts.length < 2) return false;
  return group.starts.includes('') || new Set(group.starts).size < group.starts.length;
}

/** `(`, `(?:`, `(?=`, `(?<!`, `(?<name>`, `(?i:` … */
function openingLength(source: string, at: number): number {
  return /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/.exec(source.slice(at, at + 80))?.[0].length ?? 1;
}

function readRepetition(source: string, at: number): { most: number; length: number } | undefined {
  const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 40));
  if (match === null) return undefined;
  const [all, least, comma, most] = match;
  if (least === undefined)
    return { most: all.startsWith('?') ? 1 : Number.POSITIVE_INFINITY, length: all.length };
  if (comma === '') return { most: Number(least), length: all.length };
  return { most: most === '' ? Number.POSITIVE_INFINITY : Number(most), length: all.length };
}

/** Length of a class, an escape or a single character. */
function atomLength(source: string, at: number): number {
  if (source[at] === '\\') return LONG_ESCAPE.exec(source.slice(at, at + 80))?.[0].length ?? 2;
  if (source[at] !== '[') return 1;
  for (let end = at + 1; end < source.length; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === ']') return end + 1 - at;
  }
  return source.length - at;
}
