import { type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Certainty } from '../finding.ts';
import { told } from '../read.ts';
import { policyToCopy } from './policyToCopy.ts';

const SOURCE = 'AWS: Control access to a WebSocket API with IAM authorization; aws-cdk issue 33218';

/** `api/stage/METHOD/path` is for REST APIs; a WebSocket route is `api/stage/$connect`. */
export const policyRestShapedArn: Rule = (evidence) => {
  const { policy } = evidence;
  if (!failedHandshake(evidence) || !policy?.restShaped || policy.effect !== 'no-allow') return undefined;
  const denial = denialOf(evidence);
  return {
    id: 'policy-rest-shaped-arn',
    title: 'The policy names its resource as for a REST API',
    sentence: `The pattern ${policy.restShaped} has the four parts of a REST API (api/stage/METHOD/path), and the ARN of a WebSocket route has three, so it never matches.`,
    certainty: denial.certainty,
    evidenceFor: [`The pasted policy has ${policy.restShaped}.`, ...denial.lines],
    evidenceAgainst: [],
    next: 'End the pattern in {stage}/$connect, or in {stage}/* for all routes.',
    remedies: policyToCopy(evidence, denial.fault),
    source: SOURCE,
  };
};

/** The statement allows another stage of the same API. */
export const policyWrongStage: Rule = (evidence) => {
  const { policy, stage } = evidence;
  if (!failedHandshake(evidence) || !policy?.otherStage || policy.effect !== 'no-allow') return undefined;
  const denial = denialOf(evidence);
  return {
    id: 'policy-wrong-stage',
    title: 'The policy allows another stage',
    sentence: `The pattern ${policy.otherStage} covers another stage of this API, and the connection goes to ${stage ?? 'this one'}.`,
    certainty: denial.certainty,
    evidenceFor: [`The pasted policy has ${policy.otherStage}.`, ...denial.lines],
    evidenceAgainst: [],
    next: `Name the stage ${stage ?? 'of the URL'} in the statement, or * for all stages.`,
    remedies: policyToCopy(evidence, denial.fault),
    source: SOURCE,
  };
};

/** AWS's own word that it is an Allow of the identity that is missing makes what the pasted policy says certain. */
function denialOf(evidence: Evidence) {
  const { fault } = told(evidence, 'access-denied') ?? {};
  const missing =
    fault?.principal !== undefined &&
    !fault.explicitDeny &&
    (fault.policy === undefined || fault.policy === 'identity-based policy');
  const certainty: Certainty = missing ? 'certain' : fault ? 'possible' : 'likely';
  return { fault, certainty, lines: missing ? ['AWS says that no policy allows it.'] : [] };
}
