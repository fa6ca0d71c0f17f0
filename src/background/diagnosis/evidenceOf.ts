import { sweepOfUrl } from '#aws/sweepOfUrl.ts';
import { sweepAll } from '#aws/sweepSecrets.ts';
import { type Candidate, matchSignature } from '#aws/variants/matchSignature.ts';
import { readClock } from '#core/diagnose/clock.ts';
import type { Evidence, KeysEvidence } from '#core/diagnose/evidence.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import { maskAccessKeyId } from '#core/redact.ts';

/**
 * What a URL and the stored keys tell together: the URL taken apart, the signature recomputed, the
 * keys that it names. No request is made.
 * @param hosts other names of the same API
 */
export async function evidenceOfUrl(
  url: string,
  candidates: readonly Candidate[],
  hosts: readonly string[],
): Promise<Pick<Evidence, 'sent' | 'match' | 'keys'>> {
  const parts = readSentUrl(url);
  if (!parts) return {};
  const sweep = sweepOfUrl(url);
  const sent = sweep ? sweepAll(parts, sweep) : parts;
  const match = await matchSignature(url, candidates, hosts);
  const own = candidates.find(({ profileName }) => profileName === match?.profileName);
  return { sent, ...(match ? { match } : {}), ...(own ? { keys: keysEvidence(own) } : {}) };
}

function keysEvidence({ profileName, keys }: Candidate): KeysEvidence {
  return {
    profileName,
    accessKeyId: maskAccessKeyId(keys.accessKeyId),
    longLived: keys.accessKeyId.startsWith('AKIA'),
    hasToken: keys.sessionToken !== undefined,
    ...(keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }),
  };
}

/** Answers, and how far off the clock is by them. */
export function evidenceOfAnswers(
  answers: NonNullable<Evidence['answers']>,
): Pick<Evidence, 'answers' | 'clock'> {
  return answers.length === 0 ? {} : { answers, clock: readClock(answers) };
}
