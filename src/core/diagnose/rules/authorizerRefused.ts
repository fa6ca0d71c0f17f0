import { failedHandshake, mayBeApiGateway, type Rule } from '../evidence.ts';
import { bodyHidden, quote, told } from '../read.ts';

/** 401, or a denial that names nobody: a Lambda authorizer, not IAM, guards the $connect route. */
export const authorizerRefused: Rule = (evidence) => {
  if (!failedHandshake(evidence) || !mayBeApiGateway(evidence)) return undefined;
  const unauthorized = told(evidence, 'unauthorized');
  const denied = told(evidence, 'access-denied');
  const said = unauthorized ?? (denied?.fault.principal === undefined ? denied : undefined);
  if (!said || (!unauthorized && bodyHidden(said))) return undefined;
  return {
    id: 'authorizer-refused',
    title: 'A Lambda authorizer refused the connection',
    sentence: unauthorized
      ? 'The $connect route answers 401, as it does where a Lambda authorizer misses its identity source or refuses the caller; IAM authorization answers 403.'
      : 'The answer names no IAM identity, as it does where a Lambda authorizer returned a Deny.',
    certainty: 'likely',
    evidenceFor: [quote(said, unauthorized ? 'Unauthorized' : undefined)],
    evidenceAgainst: ['The $connect integration may answer the same by itself.'],
    next: 'Look at the authorizer of the $connect route: which header or query parameter it wants, and what its log says.',
    source:
      'AWS: Create a Lambda REQUEST authorizer function (WebSocket APIs); gateway responses UNAUTHORIZED, ACCESS_DENIED',
  };
};
