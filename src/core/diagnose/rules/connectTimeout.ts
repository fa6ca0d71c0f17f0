import { formatDuration } from '../../time.ts';
import { messageOf } from '../answer/readFaults.ts';
import { failedSession, isApiGateway, mayBeApiGateway, type Rule } from '../evidence.ts';
import { answered, byPlainGet, quote, told } from '../read.ts';

/** AWS quota: integrations answer within 29 s. */
const INTEGRATION_TIMEOUT_MS = 29_000;
const SOURCE = 'AWS: Quotas for configuring and running a WebSocket API (integration timeout 50 ms to 29 s)';

/** 504 says so; a refusal that took about 29 seconds has the length of an integration timeout. */
export const connectTimeout: Rule = (evidence) => {
  const next = 'Look at the duration of the $connect function in CloudWatch, and have it answer sooner.';
  const said = mayBeApiGateway(evidence) ? told(evidence, 'integration-timeout') : undefined;
  if (said) {
    // 504 stands for an integration that failed as well (gateway response INTEGRATION_FAILURE).
    const late = /timed out/i.test(messageOf(said.answer));
    return {
      id: 'connect-integration-timeout',
      title: late ? 'The $connect integration timed out' : 'The $connect integration gave no answer',
      sentence: `The integration of the $connect route ${late ? 'gave no answer in time (29 s at most)' : 'could not be reached, or gave no answer in time (29 s at most)'}.`,
      certainty: late && !byPlainGet(said) ? 'certain' : 'likely',
      evidenceFor: [quote(said, late ? 'Endpoint request timed out' : undefined)],
      evidenceAgainst: [
        ...(late ? [] : ['A proxy or CDN before the API answers 504 by itself where it waits too long.']),
        ...(byPlainGet(said)
          ? ['It was asked by a plain GET, which the integration may see otherwise.']
          : []),
      ],
      next,
      source: SOURCE,
    };
  }
  if (!failedSession(evidence) || !isApiGateway(evidence) || answered(evidence)) return undefined;
  const { createdAt, endedAt } = evidence.session;
  if (endedAt === undefined) return undefined;
  const took = endedAt - createdAt;
  if (took < INTEGRATION_TIMEOUT_MS - 500 || took > INTEGRATION_TIMEOUT_MS + 3_000) return undefined;
  return {
    id: 'connect-integration-timeout',
    title: 'The $connect integration may have timed out',
    sentence: `The handshake failed after ${formatDuration(took)}, and API Gateway gives an integration at most 29 s.`,
    certainty: 'possible',
    evidenceFor: [`The refusal came after ${formatDuration(took)}.`],
    evidenceAgainst: ['A network that drops packets can take as long.'],
    next,
    remedies: [{ kind: 'ask-server' }],
    source: SOURCE,
  };
};
