import { API_GATEWAY } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { endedAfterOpen, isApiGateway, type Rule } from '../evidence.ts';

/** One measured close came 603.9 s after the last traffic, so the limit is not to the second. */
const SLACK_MS = 15_000;

/** API Gateway closes with 1001 after 10 minutes without a message. */
export const idleTimeout: Rule = (evidence) => {
  if (!endedAfterOpen(evidence) || !isApiGateway(evidence)) return undefined;
  const { session } = evidence;
  if (session.endedAt === undefined) return undefined;
  const code = session.close?.code;
  if (code !== 1001 && code !== 1006) return undefined;
  const idle = session.endedAt - (session.lastFrameAt ?? session.openedAt ?? session.endedAt);
  if (Math.abs(idle - API_GATEWAY.idleMs) > SLACK_MS) return undefined;
  return {
    id: 'idle-timeout',
    title: 'Closed for being idle',
    sentence: `No message went either way for ${formatDuration(idle)}, and API Gateway closes a connection after 10 minutes without one.`,
    certainty: code === 1001 ? 'likely' : 'possible',
    evidenceFor: [
      `The last message was ${formatDuration(idle)} before the end.`,
      `The close code is ${code}.`,
    ],
    evidenceAgainst:
      code === 1001 ? [] : ['API Gateway is known to close idle connections with 1001, not 1006.'],
    next: 'Connect again and send a small message every few minutes (Keep-alive does); a browser cannot send ping frames itself.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Quotas for configuring and running a WebSocket API (idle connection timeout)',
  };
};
