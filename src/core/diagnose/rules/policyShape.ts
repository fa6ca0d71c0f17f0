import { smallestPolicy } from '../../policy/smallestPolicy.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { told } from '../read.ts';

const SOURCE = 'AWS: Control access to a WebSocket API with IAM authorization; aws-cdk issue 33218';

/** `api/stage/METHOD/path` is for REST APIs; a WebSocket route is `api/stage/$connect`. */
export const policyRestShapedArn: Rule = (evidence) => {
  const { policy } = evidence;
  if (!failedHandshake(evidence) || !policy?.restShaped || policy.effect === 'allow') return undefined;
  const denied = told(evidence, 'access-denied');
  return {
    id: 'policy-rest-shaped-arn',
    title: 'The policy names its resource as for a REST API',
    sentence: `The pattern ${policy.restShaped} has the four parts of a REST API (api/stage/METHOD/path), and the ARN of a WebSocket route has three, so it never matches.`,
    certainty: denied ? 'certain' : 'likely',
    evidenceFor: [
      `The pasted policy has ${policy.restShaped}.`,
      ...(denied ? ['AWS says that no policy allows it.'] : []),
    ],
    evidenceAgainst: [],
    next: 'End the pattern in {stage}/$connect, or in {stage}/* for all routes.',
    remedies: [
      { kind: 'copy-text', label: 'Copy IAM policy', text: smallestPolicy(evidence, denied?.fault) },
    ],
    source: SOURCE,
  };
};

/** The statement allows another stage of the same API. */
export const policyWrongStage: Rule = (evidence) => {
  const { policy, stage } = evidence;
  if (!failedHandshake(evidence) || !policy?.otherStage || policy.effect === 'allow') return undefined;
  const denied = told(evidence, 'access-denied');
  return {
    id: 'policy-wrong-stage',
    title: 'The policy allows another stage',
    sentence: `The pattern ${policy.otherStage} covers another stage of this API, and the connection goes to ${stage ?? 'this one'}.`,
    certainty: denied ? 'certain' : 'likely',
    evidenceFor: [
      `The pasted policy has ${policy.otherStage}.`,
      ...(denied ? ['AWS says that no policy allows it.'] : []),
    ],
    evidenceAgainst: [],
    next: `Name the stage ${stage ?? 'of the URL'} in the statement, or * for all stages.`,
    remedies: [
      { kind: 'copy-text', label: 'Copy IAM policy', text: smallestPolicy(evidence, denied?.fault) },
    ],
    source: SOURCE,
  };
};
