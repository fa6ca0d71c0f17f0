import { foreignAccount } from '../../policy/smallestPolicy.ts';
import { type Evidence, failedHandshake, isApiGateway, type Rule } from '../evidence.ts';
import type { Finding, Remedy } from '../finding.ts';
import { bodyHidden, byPlainGet, quote, type Told, told } from '../read.ts';
import { policyToCopy } from './policyToCopy.ts';

const SOURCE = 'AWS: Control access to a WebSocket API with IAM authorization';
const INVOKE = 'execute-api:Invoke';

type Denied = Told<'access-denied'>;

/** No statement allows the action, which for API Gateway is execute-api:Invoke on the $connect route. */
export const policyMissing: Rule = (evidence) => {
  const denied = deniedBy(evidence) ?? deniedUnseen(evidence);
  if (!denied || denied.fault.explicitDeny) return undefined;
  if (bodyHidden(denied)) return unseen(evidence, denied);
  const { policy, principal, resource } = denied.fault;
  const foreign = foreignAccount(denied.fault);
  return {
    ...base(evidence, denied),
    id: 'policy-missing',
    title: 'No policy allows this connection',
    sentence: `Keys and signature are good, and no ${policy ?? 'policy'} of ${principal ?? 'this identity'} allows ${whatOf(denied)}.`,
    next: foreign
      ? `The API belongs to the account that ends in ${foreign}, and the identity to another one: assume a role of that account, since a WebSocket API has no resource policy that could let it in.`
      : (WHERE_TO_ALLOW[policy ?? ''] ??
        'Add the statement below to a policy of that identity; it usually takes effect within seconds, and nothing has to be deployed.'),
    remedies: policyToCopy(evidence, { ...denied.fault, ...(foreign && resource ? { principal: '' } : {}) }),
  };
};

/** A Deny statement wins over every Allow. */
export const policyExplicitDeny: Rule = (evidence) => {
  const denied = deniedBy(evidence);
  if (!denied?.fault.explicitDeny) return undefined;
  const { policy } = denied.fault;
  return {
    ...base(evidence, denied),
    id: 'policy-explicit-deny',
    title: 'A policy denies this connection',
    sentence: `Keys and signature are good, and a statement with "Effect": "Deny" that covers ${whatOf(denied)} wins over every Allow.`,
    next: policy
      ? `Look for Deny in the ${policy}, which is where AWS says it stands.`
      : 'Look for Deny in the policies of the identity, its permissions boundary, its session policy and the organization’s service control policies.',
    remedies: [],
  };
};

/** Where a statement for the identity would not help, since something else sets its limits. */
const WHERE_TO_ALLOW: Readonly<Record<string, string>> = {
  'permissions boundary':
    'Add the statement below to the permissions boundary of that identity: it limits what its policies may allow.',
  'session policy':
    'The session policy that was given when the keys were made limits them: make keys without it, or with the statement below in it. Guests of a Cognito identity pool may get one that leaves out execute-api.',
  'service control policy':
    'Have an administrator of the organization allow it in the service control policy of the account; no policy of the identity can.',
};

const whatOf = ({ fault: { action = INVOKE } }: Denied): string =>
  action === INVOKE ? `${INVOKE} on the $connect route` : action;

function deniedBy(evidence: Evidence): Denied | undefined {
  if (!failedHandshake(evidence)) return undefined;
  const denied = told(evidence, 'access-denied');
  // A Lambda authorizer says "User is not authorized to access this resource", and names nobody.
  return denied?.fault.principal === undefined ? undefined : denied;
}

/** The error type alone: status and headers were seen, and the body was not. */
function deniedUnseen(evidence: Evidence): Denied | undefined {
  const denied = failedHandshake(evidence) ? told(evidence, 'access-denied') : undefined;
  return denied && bodyHidden(denied) ? denied : undefined;
}

function unseen(evidence: Evidence, denied: Denied): Finding {
  return {
    id: 'policy-missing',
    title: 'Access is denied',
    sentence: 'IAM does not let this identity connect: no policy allows it, or one denies it.',
    certainty: 'likely',
    evidenceFor: [quote(denied)],
    evidenceAgainst: [
      isApiGateway(evidence)
        ? 'A Lambda authorizer that returns a Deny is answered with the same error type, and so are some invalid tokens.'
        : 'Some invalid tokens are answered with the same error type.',
    ],
    next: 'Ask the server: the body of its answer, which the browser does not show, names identity and kind of policy.',
    remedies: [{ kind: 'ask-server' }, ...policyRemedies(evidence, denied)],
    source: SOURCE,
  };
}

const policyRemedies = (evidence: Evidence, { fault }: Denied): Remedy[] =>
  isApiGateway(evidence) ? policyToCopy(evidence, fault) : [];

type Base = Pick<Finding, 'certainty' | 'evidenceFor' | 'evidenceAgainst' | 'source'>;

function base({ policy }: Evidence, denied: Denied): Base {
  const { principal, action, resource } = denied.fault;
  // Asked by a plain GET, another route than $connect may have been meant.
  const elsewhere = byPlainGet(denied) && resource !== undefined && !resource.endsWith('/$connect');
  return {
    certainty: elsewhere ? 'likely' : 'certain',
    evidenceFor: [
      quote(denied),
      `The identity is ${principal}.`,
      ...(action ? [`What it lacks is ${action}${resource ? ` on ${resource}` : ''}.`] : []),
      ...(policy?.statement ? [`In the pasted policy, ${policy.statement} decides.`] : []),
    ],
    evidenceAgainst: [
      ...(policy?.effect === 'allow' ? ['The pasted policy allows it; another one may deny.'] : []),
      ...(elsewhere ? ['It was asked by a plain GET, and the answer is not about the $connect route.'] : []),
    ],
    source:
      action === undefined || action === INVOKE
        ? SOURCE
        : 'AWS IAM: Troubleshoot access denied error messages',
  };
}
