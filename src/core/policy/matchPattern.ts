/**
 * Whether a text fits an IAM pattern: `*` any characters, `?` one (AWS IAM: "IAM JSON policy
 * elements: Resource"). Takes time in proportion to text and pattern; no pattern makes it explode.
 */
export function matchPattern(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      // Back to the last star, which takes one character more.
      mark += 1;
      p = star + 1;
      t = mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** As `matchPattern`, the first five parts between colons each for themselves; a lone `*` fits all. */
export function matchArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const [patterns, parts] = [split(pattern), split(arn)];
  return patterns.length === parts.length && patterns.every((one, at) => matchPattern(one, parts[at] ?? ''));
}

function split(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
