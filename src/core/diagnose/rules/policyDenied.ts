import { smallestPolicy } from '../../policy/smallestPolicy.ts';
import { type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Finding, Remedy } from '../finding.ts';
import { bodyHidden, quote, type Told, told } from '../read.ts';

const SOURCE = 'AWS: Control access to a WebSocket API with IAM authorization';

type Denied = Told<'access-denied'>;

/** No statement allows execute-api:Invoke on this route. */
export const policyMissing: Rule = (evidence) => {
  const denied = deniedBy(evidence) ?? deniedUnseen(evidence);
  if (!denied || denied.fault.explicitDeny) return undefined;
  if (bodyHidden(denied)) return unseen(evidence, denied);
  const { because, principal } = denied.fault;
  const kind = /no (session|permissions boundary|[\w-]+) policy/i.exec(because ?? '')?.[1];
  return {
    ...base(evidence, denied),
    id: 'policy-missing',
    title: 'No policy allows this connection',
    sentence: `Keys and signature are good, and no ${kind ? `${kind} ` : ''}policy of ${principal ?? 'this identity'} allows execute-api:Invoke on the $connect route.`,
    next: 'Add the statement below to a policy of that identity; changes take effect within seconds, and nothing has to be deployed.',
    remedies: allowRemedies(evidence, denied),
  };
};

/** A Deny statement wins over every Allow. */
export const policyExplicitDeny: Rule = (evidence) => {
  const denied = deniedBy(evidence);
  if (!denied?.fault.explicitDeny) return undefined;
  return {
    ...base(evidence, denied),
    id: 'policy-explicit-deny',
    title: 'A policy denies this connection',
    sentence: `Keys and signature are good, and a statement with "Effect": "Deny" that covers the $connect route wins over every Allow.`,
    next: 'Look for Deny in the policies of the identity, its permissions boundary, its session policy and the organization’s service control policies.',
    remedies: [],
  };
};

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
    sentence:
      'Keys and signature are good, and IAM does not let this identity connect: no policy allows it, or one denies it.',
    certainty: 'likely',
    evidenceFor: [quote(denied)],
    evidenceAgainst: ['A Lambda authorizer that returns a Deny is answered with the same error type.'],
    next: 'Ask the server: the body of its answer, which the browser does not show, names identity and kind of policy.',
    remedies: [{ kind: 'ask-server' }, ...allowRemedies(evidence, denied)],
    source: SOURCE,
  };
}

type Base = Pick<Finding, 'certainty' | 'evidenceFor' | 'evidenceAgainst' | 'source'>;

function base({ policy }: Evidence, denied: Denied): Base {
  const { principal, action, resource } = denied.fault;
  return {
    certainty: 'certain',
    evidenceFor: [
      quote(denied),
      `The identity is ${principal}.`,
      ...(action && resource ? [`What it lacks is ${action} on ${resource}.`] : []),
      ...(policy?.statement ? [`In the pasted policy, ${policy.statement} decides.`] : []),
    ],
    evidenceAgainst: policy?.effect === 'allow' ? ['The pasted policy allows it; another one may deny.'] : [],
    source: SOURCE,
  };
}

function allowRemedies(evidence: Evidence, denied: Denied): Remedy[] {
  const text = smallestPolicy(evidence, denied.fault);
  return [{ kind: 'copy-text', label: 'Copy IAM policy', text }];
}
