import { messageOf } from '../answer/readFaults.ts';
import { failedHandshake, mayBeApiGateway, type Rule } from '../evidence.ts';
import { byPlainGet, quote, told } from '../read.ts';

/** More than 500 new connections a second per account and region, or the stage's own throttle. */
export const throttled: Rule = (evidence) => {
  const said = failedHandshake(evidence) ? told(evidence, 'throttled') : undefined;
  if (!said) return undefined;
  const quota = /limit exceeded/i.test(messageOf(said.answer));
  const gateway = mayBeApiGateway(evidence);
  return {
    id: 'throttled',
    title: quota ? 'A quota is used up' : 'Too many connections at once',
    sentence: quota
      ? 'The answer speaks of a limit, as it does where the quota of a usage plan is used up.'
      : gateway
        ? 'API Gateway takes 500 new connections a second per account and region by default, and a stage or route may be set lower.'
        : 'The server answers 429: more was asked of it in a short time than it allows.',
    certainty: byPlainGet(said) ? 'likely' : 'certain',
    evidenceFor: [quote(said, messageOf(said.answer).slice(0, 80) || undefined)],
    evidenceAgainst: byPlainGet(said) ? ['It was the second request that was throttled.'] : [],
    next: quota
      ? 'Look at the usage plan of the API key, or wait until its period is over.'
      : 'Wait a moment and connect again; let clients reconnect after a random delay.',
    remedies: [{ kind: 'sign-again' }],
    source: gateway
      ? 'AWS: Quotas for configuring and running a WebSocket API in API Gateway'
      : 'RFC 6585 section 4 (429 Too Many Requests)',
  };
};
