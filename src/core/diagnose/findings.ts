import type { Evidence, Rule } from './evidence.ts';
import type { Certainty, Finding, FindingId } from './finding.ts';
import { fittingRemedies } from './fittingRemedies.ts';
import { foundAnew } from './foundAnew.ts';
import { answered, lateAnswer, signatureTaken, told } from './read.ts';
import { authorizerRefused } from './rules/authorizerRefused.ts';
import { binaryNotSupported } from './rules/binaryNotSupported.ts';
import { cleartext } from './rules/cleartext.ts';
import { clockAhead, clockBehind } from './rules/clock.ts';
import { connectIntegrationFailed } from './rules/connectIntegrationFailed.ts';
import { connectionLost } from './rules/connectionLost.ts';
import { connectTimeout } from './rules/connectTimeout.ts';
import { doubleSlash } from './rules/doubleSlash.ts';
import { duplicateParameter } from './rules/duplicateParameter.ts';
import { durationLimit } from './rules/durationLimit.ts';
import { expiredCredentials } from './rules/expiredCredentials.ts';
import { expiredUrl } from './rules/expiredUrl.ts';
import { expiresOutOfRange } from './rules/expiresOutOfRange.ts';
import { apiKeyOrWaf, defaultEndpointDisabled } from './rules/forbidden.ts';
import { gatewayErrorFrame, routeUnknown } from './rules/gatewayFrames.ts';
import { handshakeTimeout } from './rules/handshakeTimeout.ts';
import { headerSigned } from './rules/headerSigned.ts';
import { hostMismatch } from './rules/hostMismatch.ts';
import { idleTimeout } from './rules/idleTimeout.ts';
import { longLivedKeyWithToken } from './rules/longLivedKeyWithToken.ts';
import { malformedCredential } from './rules/malformedCredential.ts';
import { malformedDate } from './rules/malformedDate.ts';
import { messageTooBig } from './rules/messageTooBig.ts';
import { missingParameter } from './rules/missingParameter.ts';
import { missingToken } from './rules/missingToken.ts';
import { dnsFailure, mixedContent, networkRefused, offline, tlsFailure } from './rules/network.ts';
import { noAnswer } from './rules/noAnswer.ts';
import { notWebSocket } from './rules/notWebSocket.ts';
import { parameterAdded } from './rules/parameterAdded.ts';
import { parameterChanged } from './rules/parameterChanged.ts';
import { pathEncoding } from './rules/pathEncoding.ts';
import { payloadHashUnsigned } from './rules/payloadHashUnsigned.ts';
import { plusForSpace } from './rules/plusForSpace.ts';
import { policyExplicitDeny, policyMissing } from './rules/policyDenied.ts';
import { policyRestShapedArn, policyWrongStage } from './rules/policyShape.ts';
import { portInHost } from './rules/portInHost.ts';
import { scopeDateMismatch } from './rules/scopeDateMismatch.ts';
import { signsOtherwise } from './rules/signsOtherwise.ts';
import { stageMissing } from './rules/stageMissing.ts';
import { stageOrApiUnknown } from './rules/stageOrApiUnknown.ts';
import { subprotocolNotEchoed } from './rules/subprotocolNotEchoed.ts';
import { throttled } from './rules/throttled.ts';
import { tokenNotSigned } from './rules/tokenNotSigned.ts';
import { tokenOfOtherKey } from './rules/tokenOfOtherKey.ts';
import { tokenSignedButAppended } from './rules/tokenSignedButAppended.ts';
import { trailingSlash } from './rules/trailingSlash.ts';
import { unexplained } from './rules/unexplained.ts';
import { unknownKey } from './rules/unknownKey.ts';
import { unsigned } from './rules/unsigned.ts';
import { unsupportedAlgorithm } from './rules/unsupportedAlgorithm.ts';
import { urlTooLong } from './rules/urlTooLong.ts';
import { wrongPartition } from './rules/wrongPartition.ts';
import { wrongRegion } from './rules/wrongRegion.ts';
import { wrongSecret } from './rules/wrongSecret.ts';
import { wrongService } from './rules/wrongService.ts';

/**
 * In the order in which the obstacles are met: the network, the URL's form, clock and keys, the
 * signature, then what stands behind it. Of two findings equally sure the earlier comes first: it
 * has to be out of the way before the later one can be.
 */
const RULES: readonly Rule[] = [
  offline,
  mixedContent,
  cleartext,
  dnsFailure,
  networkRefused,
  tlsFailure,
  handshakeTimeout,
  noAnswer,
  notWebSocket,
  urlTooLong,
  unsigned,
  missingParameter,
  duplicateParameter,
  unsupportedAlgorithm,
  malformedCredential,
  malformedDate,
  expiresOutOfRange,
  headerSigned,
  scopeDateMismatch,
  wrongRegion,
  wrongService,
  clockBehind,
  clockAhead,
  expiredUrl,
  missingToken,
  longLivedKeyWithToken,
  tokenOfOtherKey,
  wrongPartition,
  unknownKey,
  expiredCredentials,
  portInHost,
  hostMismatch,
  doubleSlash,
  trailingSlash,
  pathEncoding,
  tokenNotSigned,
  tokenSignedButAppended,
  plusForSpace,
  parameterAdded,
  parameterChanged,
  payloadHashUnsigned,
  wrongSecret,
  policyExplicitDeny,
  policyRestShapedArn,
  policyWrongStage,
  policyMissing,
  authorizerRefused,
  stageMissing,
  stageOrApiUnknown,
  defaultEndpointDisabled,
  apiKeyOrWaf,
  throttled,
  connectIntegrationFailed,
  connectTimeout,
  subprotocolNotEchoed,
  idleTimeout,
  durationLimit,
  messageTooBig,
  binaryNotSupported,
  routeUnknown,
  gatewayErrorFrame,
];

/** What AWS looks at before it names the caller: once it has, none of it was the obstacle. */
const BEFORE_POLICY: ReadonlySet<FindingId> = new Set<FindingId>([
  'url-too-long',
  'unsigned',
  'missing-parameter',
  'duplicate-parameter',
  'unsupported-algorithm',
  'malformed-credential',
  'malformed-date',
  'expires-out-of-range',
  'header-signed-that-browsers-cannot-send',
  'scope-date-mismatch',
  'wrong-region',
  'wrong-service',
  'clock-behind',
  'clock-ahead',
  'expired-url',
  'missing-token',
  'long-lived-key-with-token',
  'token-of-other-key',
  'wrong-partition',
  'unknown-key',
  'expired-credentials',
  'port-in-host',
  'host-mismatch',
  'double-slash',
  'trailing-slash',
  'path-encoding',
  'token-not-signed',
  'token-signed-but-service-appends',
  'plus-for-space',
  'parameter-added-after-signing',
  'parameter-changed-after-signing',
  'payload-hash-unsigned',
  'wrong-secret',
]);

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

/**
 * Why a connection failed or ended, or what is wrong with a pasted URL or error text: surest first.
 * Connections that are open or ended normally, and URLs in order, have no findings. Where nothing
 * is certain about a refused connection the last finding says so and lists the usual causes.
 */
export function findings(evidence: Evidence): Finding[] {
  return explain(evidence).map((finding) => fittingRemedies(evidence, finding));
}

function explain(evidence: Evidence): Finding[] {
  const other = signsOtherwise(evidence);
  if (other) return [other];
  const taken = signatureTaken(evidence);
  const found = RULES.flatMap((rule) => rule(evidence) ?? []).filter(
    ({ id }) => !taken || !BEFORE_POLICY.has(id),
  );
  const known = new Set(found.map(({ id }) => id));
  found.push(...foundAnew(evidence, RULES).filter(({ id }) => !known.has(id)));
  found.sort((a, b) => RANK[a.certainty] - RANK[b.certainty]);
  if (found.some((finding) => finding.certainty === 'certain')) return found;
  // A lost connection is worth saying only where no limit of the gateway accounts for it.
  const last = found.length === 0 ? connectionLost(evidence) : undefined;
  if (!last && found.length > 0 && answerIsRead(evidence)) return found;
  return [...found, ...[last ?? unexplained(evidence)].filter((finding) => finding !== undefined)];
}

/** The server has said something that a rule knows: then there is nothing left to be called unknown. */
function answerIsRead(evidence: Evidence): boolean {
  return (
    answered(evidence) && !lateAnswer(evidence) && !told(evidence, 'unknown', 'upgrade-required', 'accepted')
  );
}
