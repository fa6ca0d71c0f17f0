import { readParts } from '#aws/variants/readParts.ts';
import { Problem } from '#core/problem.ts';
import type { SignRequest } from '#messaging/contract.ts';
import { type Attempt, isPages } from './attempts.ts';
import { type CandidateDeps, candidateKeys } from './candidates.ts';

/**
 * What an attempt is signed anew from. A page signs with keys of its own: the profile is the one
 * that holds the same access key id. Problem: `profile.unknown-key`.
 */
export async function requestOf(
  attempt: Pick<Attempt, 'request' | 'signedUrl'>,
  deps: CandidateDeps,
): Promise<SignRequest> {
  const { request, signedUrl } = attempt;
  if (!isPages(attempt)) return request;
  const accessKeyId = readParts(signedUrl)?.accessKeyId;
  const candidates = accessKeyId === undefined ? [] : await candidateKeys(deps);
  const own = candidates.find(({ keys }) => keys.accessKeyId === accessKeyId);
  if (!own) throw unknownKey(accessKeyId !== undefined);
  return { ...request, profileId: own.profileId };
}

const unknownKey = (signed: boolean): Problem =>
  new Problem(
    'profile.unknown-key',
    signed
      ? 'No profile holds the keys that the page signed with, so nothing can be asked with them.'
      : 'The page did not sign this URL, so there are no keys to ask with.',
    signed
      ? 'Paste the page’s keys into a profile, or unlock the vault if it is locked.'
      : 'Open it in the console with a profile of yours.',
  );
