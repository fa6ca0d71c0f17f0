import type { LocalEvidence, Rule } from './evidence.ts';
import type { Certainty, Finding } from './finding.ts';
import { binaryNotSupported } from './rules/binaryNotSupported.ts';
import { cleartext } from './rules/cleartext.ts';
import { connectionLost } from './rules/connectionLost.ts';
import { connectTimeout } from './rules/connectTimeout.ts';
import { durationLimit } from './rules/durationLimit.ts';
import { expiredCredentials } from './rules/expiredCredentials.ts';
import { expiredUrl } from './rules/expiredUrl.ts';
import { idleTimeout } from './rules/idleTimeout.ts';
import { messageTooBig } from './rules/messageTooBig.ts';
import { portInHost } from './rules/portInHost.ts';
import { stageMissing } from './rules/stageMissing.ts';
import { subprotocolNotEchoed } from './rules/subprotocolNotEchoed.ts';
import { tlsFailure } from './rules/tlsFailure.ts';
import { unexplained } from './rules/unexplained.ts';
import { urlTooLong } from './rules/urlTooLong.ts';
import { wrongRegion } from './rules/wrongRegion.ts';
import { wrongService } from './rules/wrongService.ts';

/** In the order in which the obstacles are met: connection, URL, signature, then what the server does. */
const RULES: readonly Rule[] = [
  cleartext,
  tlsFailure,
  portInHost,
  urlTooLong,
  wrongRegion,
  wrongService,
  expiredCredentials,
  expiredUrl,
  stageMissing,
  connectTimeout,
  subprotocolNotEchoed,
  idleTimeout,
  durationLimit,
  messageTooBig,
  binaryNotSupported,
];

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

/**
 * Why a connection failed or ended, as far as it can be known without any request: surest first.
 * Connections that are open, or that ended normally, have no findings. Where nothing is certain
 * the last finding says so and lists the usual causes.
 */
export function localFindings(evidence: LocalEvidence): Finding[] {
  const findings = RULES.flatMap((rule) => rule(evidence) ?? []);
  findings.sort((a, b) => RANK[a.certainty] - RANK[b.certainty]);
  if (findings.some((finding) => finding.certainty === 'certain')) return findings;
  // A lost connection is worth saying only where no limit of the gateway accounts for it.
  const last = findings.length === 0 ? connectionLost(evidence) : undefined;
  return [...findings, ...[last ?? unexplained(evidence)].filter((finding) => finding !== undefined)];
}
