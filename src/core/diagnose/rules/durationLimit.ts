import { API_GATEWAY } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { endedAfterOpen, isApiGateway, type Rule } from '../evidence.ts';

const SLACK_MS = 60_000;

/** API Gateway ends every connection after 2 hours. */
export const durationLimit: Rule = (evidence) => {
  if (!endedAfterOpen(evidence) || !isApiGateway(evidence)) return undefined;
  const { session } = evidence;
  if (session.endedAt === undefined || session.openedAt === undefined) return undefined;
  const code = session.close?.code;
  // Codes that say something else, an app's own (3000 and up) among them, are not the gateway's limit.
  if (code !== undefined && code !== 1001 && code !== 1005 && code !== 1006) return undefined;
  const lasted = session.endedAt - session.openedAt;
  if (Math.abs(lasted - API_GATEWAY.durationMs) > SLACK_MS) return undefined;
  return {
    id: 'duration-limit',
    title: 'Closed at the limit of 2 hours',
    sentence: `The connection was open for ${formatDuration(lasted)}; API Gateway ends every connection after 2 hours.`,
    certainty: 'likely',
    evidenceFor: [`It lasted ${formatDuration(lasted)}.`],
    evidenceAgainst: [],
    next: 'Connect again with a URL signed afresh; an app should do so by itself before the 2 hours are over.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Quotas for configuring and running a WebSocket API (connection duration)',
  };
};
