import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** More than 500 new connections a second per account and region, or the stage's own throttle. */
export const throttled: Rule = (evidence) => {
  const said = failedHandshake(evidence) ? told(evidence, 'throttled') : undefined;
  if (!said) return undefined;
  return {
    id: 'throttled',
    title: 'Too many connections at once',
    sentence:
      'API Gateway takes 500 new connections a second per account and region by default, and a stage or route may be set lower.',
    certainty: 'certain',
    evidenceFor: [quote(said, 'Too Many Requests')],
    evidenceAgainst: [],
    next: 'Wait a moment and connect again; let clients reconnect after a random delay.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Quotas for configuring and running a WebSocket API in API Gateway',
  };
};
