import { formatDuration } from '../../time.ts';
import { failedSession, isApiGateway, type Rule } from '../evidence.ts';
import { answered, quote, told } from '../read.ts';

/** AWS quota: integrations answer within 29 s. */
const INTEGRATION_TIMEOUT_MS = 29_000;
const SOURCE = 'AWS: Quotas for configuring and running a WebSocket API (integration timeout 50 ms to 29 s)';

/** 504 says so; a refusal that took about 29 seconds has the length of an integration timeout. */
export const connectTimeout: Rule = (evidence) => {
  const next = 'Look at the duration of the $connect function in CloudWatch, and have it answer sooner.';
  const said = told(evidence, 'integration-timeout');
  if (said) {
    return {
      id: 'connect-integration-timeout',
      title: 'The $connect integration timed out',
      sentence:
        'Signature and policy were accepted, and then the integration of the $connect route gave no answer in time (29 s at most).',
      certainty: 'certain',
      evidenceFor: [quote(said, 'Endpoint request timed out')],
      evidenceAgainst: [],
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
