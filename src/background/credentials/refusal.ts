import type { Problem } from '#core/problem.ts';
import type { KeptProblem, ProfileSecrets } from '../vault/secrets.ts';

/** A Problem as it is kept with a profile. */
export function keep({ id, message, next }: Problem): KeptProblem {
  return { id, message, ...(next === undefined ? {} : { next }) };
}

/** Says that what the profile holds will be refused from now on, and only the person can mend it. */
const FINAL = new Set(['sign-in.refresh-refused', 'sign-in.token-expired', 'sign-in.access-token']);

/**
 * What a refused refresh leaves of a profile's secrets: what was refused goes, the reason stays.
 * Undefined where the next try may work, such as after a failed connection or once a setting is mended.
 */
export function afterRefusal(problem: Problem): ((secrets: ProfileSecrets) => ProfileSecrets) | undefined {
  if (!FINAL.has(problem.id)) return undefined;
  return ({ tokens: _, loginToken: __, ssoToken: ___, ...rest }) => ({ ...rest, problem: keep(problem) });
}
