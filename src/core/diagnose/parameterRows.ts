import { formatDuration } from '../time.ts';
import { clockOffset } from './clock.ts';
import type { Evidence } from './evidence.ts';
import type { Finding, FindingId } from './finding.ts';

/** One line of the table beneath the verdict. */
export interface ParameterRow {
  name: string;
  /** Decoded, secrets masked. */
  value: string;
  /** What is known of it, beside the value. */
  note?: string;
  /** The piece of the value that is wrong. */
  wrong?: string;
  mark: 'good' | 'bad' | 'doubt' | 'none';
}

/** Which findings speak of which parameter of the signature. */
const CONCERNS: Readonly<Record<string, readonly FindingId[]>> = {
  'x-amz-algorithm': ['unsupported-algorithm'],
  'x-amz-credential': [
    'malformed-credential',
    'wrong-region',
    'wrong-service',
    'wrong-partition',
    'scope-date-mismatch',
    'unknown-key',
    'long-lived-key-with-token',
    'expired-credentials',
  ],
  'x-amz-date': ['malformed-date', 'expired-url', 'clock-ahead', 'clock-behind', 'scope-date-mismatch'],
  'x-amz-expires': ['expires-out-of-range', 'expired-url'],
  'x-amz-security-token': [
    'token-not-signed',
    'token-signed-but-service-appends',
    'token-of-other-key',
    'long-lived-key-with-token',
    'expired-credentials',
  ],
  'x-amz-signedheaders': ['header-signed-that-browsers-cannot-send'],
  'x-amz-signature': ['wrong-secret'],
};

/** The parameters of the URL as it was sent, each with what is known of it; none without a URL. */
export function parameterRows(evidence: Evidence, findings: readonly Finding[]): ParameterRow[] {
  const { sent } = evidence;
  if (!sent) return [];
  const twice = findings.some(({ id }) => id === 'duplicate-parameter');
  const seen = new Set<string>();
  return sent.parameters.map((parameter) => {
    const key = parameter.name.toLowerCase();
    const concerned =
      findings.find(({ id }) => CONCERNS[key]?.includes(id)) ?? ownFinding(parameter.name, findings);
    const again = twice && seen.has(key);
    seen.add(key);
    const mark = again
      ? 'bad'
      : concerned
        ? concerned.certainty === 'possible'
          ? 'doubt'
          : 'bad'
        : markOf(key, evidence);
    const note = noteOf(key, evidence);
    const wrong = concerned && wrongPart(concerned.id, evidence);
    return {
      name: parameter.name,
      value: parameter.value,
      mark,
      ...(note ? { note } : {}),
      ...(wrong && parameter.value.includes(wrong) ? { wrong } : {}),
    };
  });
}

/** The app's own parameters: named in the title of what was found. */
function ownFinding(name: string, findings: readonly Finding[]): Finding | undefined {
  const ids: readonly FindingId[] = [
    'parameter-added-after-signing',
    'parameter-changed-after-signing',
    'plus-for-space',
  ];
  return findings.find(
    ({ id, evidenceFor }) =>
      ids.includes(id) && evidenceFor.some((line) => line.split(/[\s,.]+/).includes(name)),
  );
}

/** The signature is good only where it was recomputed; what it covers is good with it. A token nobody can read is not judged without. */
function markOf(key: string, { match }: Evidence): ParameterRow['mark'] {
  if (key === 'x-amz-security-token') return match?.sameToken ? 'good' : 'none';
  if (key === 'x-amz-signature') return match ? (match.asSent ? 'good' : 'doubt') : 'none';
  return CONCERNS[key] || match?.asSent ? 'good' : 'none';
}

function noteOf(key: string, evidence: Evidence): string | undefined {
  const { sent, match, now, session, clock } = evidence;
  switch (key) {
    case 'x-amz-date': {
      if (sent?.signedAt === undefined) return undefined;
      const age = (session?.createdAt ?? now) - sent.signedAt;
      const offset = clockOffset(clock);
      const when =
        age < 0
          ? `${formatDuration(-age)} ahead of this clock`
          : `${formatDuration(age)} old ${session ? 'when it was used' : 'now'}`;
      return offset ? `${when}; server clock ${signed(offset.offsetMs)}` : when;
    }
    case 'x-amz-security-token':
      return match?.sameToken === undefined
        ? undefined
        : match.sameToken
          ? 'the stored one'
          : 'not the stored one';
    case 'x-amz-signature':
      if (!match) return 'no stored keys to recompute it with';
      if (match.asSent) return `recomputed with “${match.profileName}”: the same`;
      return match.variants.length > 0
        ? `recomputed with stored keys: differs, and matches under one change`
        : `recomputed with “${match.profileName}”: differs`;
  }
  return undefined;
}

const signed = (ms: number): string => `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms))}`;

function wrongPart(id: FindingId, { sent }: Evidence): string | undefined {
  const { credential } = sent ?? {};
  if (id === 'wrong-region') return credential?.region;
  if (id === 'wrong-service') return credential?.service;
  return id === 'scope-date-mismatch' ? credential?.date : undefined;
}
