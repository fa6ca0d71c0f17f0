import { isUnsigned } from '../../unsigned.ts';
import { bareAnswer, type Evidence, isApiGateway, mayBeApiGateway } from '../evidence.ts';
import type { PossibleCause } from '../finding.ts';
import { scopeOf } from '../read.ts';

const kept = (causes: readonly (PossibleCause | false)[]): PossibleCause[] =>
  causes.filter((cause) => cause !== false);

/** Most frequent first, by our count of public threads; what the evidence excludes is left out. */
export function usualCauses(evidence: Evidence): PossibleCause[] {
  const { hostRegion, signature, apiId, stage } = evidence;
  const gateway = mayBeApiGateway(evidence);
  const bare = bareAnswer(evidence);
  const causes = kept([
    bare && {
      id: 'unsigned',
      sentence: 'The URL may not have been signed at all, or its signature was lost.',
    },
    gateway && {
      id: 'policy-missing',
      sentence: `The IAM identity may lack execute-api:Invoke on ${apiId ?? '{api-id}'}/${stage ?? '{stage}'}/$connect. A REST-shaped ARN with four parts does not match.`,
    },
    !gateway && {
      id: 'policy-missing',
      sentence: 'The IAM identity may lack the action of this service that opens the connection.',
    },
    {
      id: 'token-of-other-key',
      sentence: 'The keys may have been revoked, or key, secret and session token may not belong together.',
    },
    hostRegion === undefined && {
      id: 'wrong-region',
      sentence: bare
        ? 'It may have been signed for another region or service than that of the host.'
        : `The host does not name its region; ${signature?.region ?? 'the one chosen'} may be the wrong one.`,
    },
    hostRegion === undefined && {
      id: 'host-mismatch',
      sentence: 'A CDN or proxy before a custom domain may change Host or path, which breaks the signature.',
    },
    {
      id: 'clock-behind',
      sentence: `${bare ? 'The URL may have been used too late, or the' : "This computer's"} clock may be more than 5 minutes off.`,
    },
    gateway && {
      id: 'stage-or-api-unknown',
      sentence:
        'The API or its stage may not exist, may not be deployed since its last change, or may have its default endpoint disabled.',
    },
    gateway && {
      id: 'connect-integration-failed',
      sentence: 'The $connect integration or an authorizer may refuse or fail; its own log tells.',
    },
    !bare && { id: 'throttled', sentence: 'The service may be throttling new connections.' },
    !bare && {
      id: 'network-refused',
      sentence: 'The server may not be reachable: offline, unknown host, firewall, VPN or a TLS error.',
    },
  ]);
  return isUnsigned(evidence.session) ? causes.filter(({ id }) => !OF_SIGNATURES.has(id)) : causes;
}

/** What cannot be wrong where nothing was signed. */
const OF_SIGNATURES: ReadonlySet<string> = new Set([
  'policy-missing',
  'token-of-other-key',
  'wrong-region',
  'host-mismatch',
  'clock-behind',
]);

/** What makes a signature differ, most frequent first (the same count). */
export function signatureCauses(evidence: Evidence): PossibleCause[] {
  const iot = scopeOf(evidence)?.service === 'iotdevicegateway';
  return kept([
    iot
      ? {
          id: 'token-signed-but-service-appends',
          sentence: 'AWS IoT wants the session token appended after signing, and not signed.',
        }
      : {
          id: 'token-not-signed',
          sentence:
            'The session token may have been added after signing; all services but AWS IoT want it signed.',
        },
    {
      id: 'path-encoding',
      sentence:
        'The path may have been encoded otherwise: @, $, = and % are encoded once more when it is signed.',
    },
    {
      id: 'parameter-added-after-signing',
      sentence: 'A parameter may have been added or rewritten after signing, a + for a space among them.',
    },
    {
      id: 'host-mismatch',
      sentence:
        'A CDN or proxy may have changed Host, or the port may have been signed where it is not sent.',
    },
    { id: 'wrong-secret', sentence: 'The secret access key may not belong to the access key id.' },
    isApiGateway(evidence) && {
      id: 'trailing-slash',
      sentence: 'A slash at the end of the path may have come or gone on the way.',
    },
  ]);
}
