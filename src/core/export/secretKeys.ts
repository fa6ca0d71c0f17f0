import { isSecretName } from '../redact.ts';

type IsSecret = (key: string) => boolean;

/** Keys that are remembered; a log has few, unless they are ids. */
const MOST = 5_000;
const NONE: readonly string[] = [];
const known = new WeakMap<readonly string[], IsSecret>();

/**
 * Tells whether a JSON key, as it is written in its quotes, names a secret: by what the word says, or
 * as one of `names`, whatever its case. Answers are remembered, as the messages of a log have the same keys.
 */
export function secretKeys(names: readonly string[] = NONE): IsSecret {
  const found = known.get(names) ?? remembering(names);
  known.set(names, found);
  return found;
}

function remembering(names: readonly string[]): IsSecret {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const answers = new Map<string, boolean>();
  return (key) => {
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const name = JSON.parse(key) as string;
    const fresh = wanted.has(name.toLowerCase()) || isSecretName(name);
    if (answers.size >= MOST) answers.clear();
    answers.set(key, fresh);
    return fresh;
  };
}
