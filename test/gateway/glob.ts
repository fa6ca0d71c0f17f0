/** IAM's wildcards: `*` is any run of characters (slashes too), `?` is exactly one. Case-sensitive. */
export function matchesGlob(glob: string, text: string): boolean {
  let g = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (glob[g] === '*') {
      star = g++;
      resume = t;
    } else if (g < glob.length && (glob[g] === '?' || glob[g] === text[t])) {
      g++;
      t++;
    } else if (star >= 0) {
      // Let the last star swallow one character more; linear memory, no regular expression to blow up.
      g = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (glob[g] === '*') g++;
  return g === glob.length;
}

/**
 * Matches a Resource element against an ARN. The six parts of an ARN are matched one by one: a
 * wildcard does not reach over a colon, save in the resource part, which is the rest of the text.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const wanted = parts(pattern);
  const given = parts(arn);
  return (
    wanted.length === 6 &&
    given.length === 6 &&
    wanted.every((glob, index) => matchesGlob(glob, given[index]!))
  );
}

function parts(arn: string): string[] {
  const all = arn.split(':');
  return all.length <= 6 ? all : [...all.slice(0, 5), all.slice(5).join(':')];
}
