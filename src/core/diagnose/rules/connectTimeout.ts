import { formatDuration } from '../../time.ts';
import { failedHandshake, isApiGateway, type Rule } from '../evidence.ts';

/** AWS quota: integrations answer within 29 s. */
const INTEGRATION_TIMEOUT_MS = 29_000;

/** A refusal that took about 29 seconds has the length of an integration timeout. */
export const connectTimeout: Rule = (evidence) => {
  const { session } = evidence;
  if (!failedHandshake(evidence) || !isApiGateway(evidence) || session.endedAt === undefined)
    return undefined;
  const took = session.endedAt - session.createdAt;
  if (took < INTEGRATION_TIMEOUT_MS - 500 || took > INTEGRATION_TIMEOUT_MS + 3_000) return undefined;
  return {
    id: 'connect-integration-timeout',
    title: 'The $connect integration may have timed out',
    sentence: `The handshake failed after ${formatDuration(took)}, and API Gateway gives an integration at most 29 s.`,
    certainty: 'possible',
    evidenceFor: [`The refusal came after ${formatDuration(took)}.`],
    evidenceAgainst: ['A network that drops packets can take as long.'],
    next: 'Look at the duration of the $connect function in CloudWatch.',
    source: 'AWS: Quotas for configuring and running a WebSocket API (integration timeout 50 ms to 29 s)',
  };
};
