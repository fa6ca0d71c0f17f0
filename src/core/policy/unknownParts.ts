/** What stands in a resource for what nobody knows (see connectArn), and where. */
const PARTS = [
  { name: 'region', word: 'REGION', at: 3 },
  { name: 'account', word: 'ACCOUNT', at: 4 },
  { name: 'API id', word: 'API_ID', at: 5 },
  { name: 'stage', word: '*', at: 6 },
] as const;

/** `arn`, partition, service, region, account, API id, stage, route. */
const take = (arn: string): string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...parts.slice(5).join(':').split('/')];
};
const join = (parts: readonly string[]): string => [...parts.slice(0, 5), parts.slice(5).join('/')].join(':');

/** The parts of a resource that are not known: `account`, `API id`. */
export function unknownParts(resource: string): string[] {
  const parts = take(resource);
  return PARTS.filter(({ word, at }) => parts[at] === word).map(({ name }) => name);
}

/**
 * The resource as it may be in truth: what is not known is taken from each of a policy's patterns in
 * turn, and a pattern that says nothing of it leaves it open. Empty where all is known.
 */
export function resourcesThatFit(resource: string, patterns: readonly string[]): string[] {
  const parts = take(resource);
  const open = PARTS.filter(({ word, at }) => parts[at] === word);
  if (open.length === 0) return [];
  return patterns.map((pattern) => {
    const theirs = take(pattern);
    const filled = [...parts];
    for (const { at } of open) {
      const one = theirs[at];
      if (one && !/[*?$]/.test(one)) filled[at] = one;
    }
    return join(filled);
  });
}
