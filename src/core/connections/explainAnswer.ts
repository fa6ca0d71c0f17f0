import { readFaults } from '../diagnose/answer/readFaults.ts';
import type { ServerFault } from '../diagnose/answer/types.ts';
import { API_GATEWAY } from '../limits.ts';
import { formatDuration } from '../time.ts';
import type { ManagementEndpoint } from './managementEndpoint.ts';
import { managePolicy } from './managePolicy.ts';
import type { AnswerText, ConnectionMethod } from './types.ts';

/** What an answer of @connections means, for people. */
export interface ConnectionVerdict {
  ok: boolean;
  /** A few words. */
  title: string;
  sentence: string;
  /** What to do; absent where nothing is to be done. */
  next?: string;
  /** An IAM policy that would allow it, JSON. */
  policy?: string;
}

/** Source: API Gateway Management API reference, and the gateway responses of facts/aws.md 1.7. */
export function explainAnswer(
  answer: AnswerText,
  endpoint: Pick<ManagementEndpoint, 'apiId' | 'stage' | 'region'>,
): ConnectionVerdict {
  const { method, status } = answer;
  if (!answer.redirected && status >= 200 && status < 300) return DONE[method];
  return byStatus(status) ?? byFault(readFaults(answer), method, endpoint) ?? unknown(status);
}

const DONE: Readonly<Record<ConnectionMethod, ConnectionVerdict>> = {
  POST: {
    ok: true,
    title: 'Sent',
    sentence: 'API Gateway took the message and passes it to the connection.',
  },
  GET: {
    ok: true,
    title: 'The connection is there',
    sentence: 'API Gateway knows it, and tells this of it.',
  },
  DELETE: {
    ok: true,
    title: 'Closed',
    sentence: 'API Gateway closes the connection; its client is told 1000.',
  },
};

/** Where the status says all, or more than its words. */
function byStatus(status: number): ConnectionVerdict | undefined {
  switch (status) {
    case 410:
      return no(
        'The connection is gone',
        'No open connection of this stage has this id: it has ended, or the id is of another stage or API.',
        'Take the id from the frames of a connection that is open.',
      );
    case 413:
      return no(
        'The message is too large',
        `API Gateway takes ${API_GATEWAY.messageBytes / 1_024} KB at the most.`,
        'Send it in parts.',
      );
    case 429:
      return no(
        'Too many calls',
        'API Gateway throttles: too many calls were made in this account and region, or to this one connection.',
        'Wait a moment, then send it again.',
      );
    case 400:
      return no(
        'API Gateway does not take this call',
        'Most often the connection id is not one that API Gateway gives out.',
        'Compare the id with the one that the frames or the backend’s log name.',
      );
    default:
      if (status < 500) return undefined;
      return no('API Gateway failed', 'The fault is on the side of the service.', 'Try again in a moment.');
  }
}

type Denied = Partial<Extract<ServerFault, { kind: 'access-denied' }>>;

function byFault(
  [fault]: ServerFault[],
  method: ConnectionMethod,
  endpoint: Pick<ManagementEndpoint, 'apiId' | 'stage' | 'region'>,
): ConnectionVerdict | undefined {
  switch (fault?.kind) {
    case 'access-denied':
    case 'anonymous-denied': {
      const denied: Denied = fault.kind === 'access-denied' ? fault : {};
      const who = denied.principal ?? 'this identity';
      const policy = managePolicy(method, endpoint, {
        ...denied,
        ...(fault.resource ? { resource: fault.resource } : {}),
      });
      if (denied.explicitDeny) {
        return no(
          'A policy denies this call',
          `A statement with "Effect": "Deny" keeps ${who} from execute-api:ManageConnections, and it wins over every Allow.`,
          `Look for Deny in the ${denied.policy ?? 'policies of that identity, its boundary and its organization'}.`,
        );
      }
      return {
        ...no(
          'No policy allows this call',
          `Keys and signature are good, and nothing allows ${who} the action execute-api:ManageConnections. To connect takes execute-api:Invoke alone.`,
          'Add this statement to a policy of that identity; nothing has to be deployed.',
        ),
        policy,
      };
    }
    case 'missing-authentication-token':
    case 'forbidden':
    case 'not-found':
      return no(
        'There is nothing at this endpoint',
        'The stage or, on a custom domain, the mapping may not exist, the default endpoint may be disabled, or a firewall refuses.',
        'Compare the endpoint with the one that the console of API Gateway shows under “@connections URL”.',
      );
    case 'signature-mismatch':
      return no(
        'The signature does not fit',
        'The secret may not belong to the access key, or a proxy before the API changes host or path.',
        'Test the profile in the options; without a proxy, paste its keys again.',
      );
    case 'signature-expired':
    case 'signature-not-yet-current': {
      const off = formatDuration(Math.abs(fault.serverTime - fault.signedAt));
      const where = fault.serverTime > fault.signedAt ? 'behind' : 'ahead of';
      return no(
        'This computer’s clock is off',
        `It is about ${off} ${where} the server’s, and AWS takes 5 minutes at the most.`,
        'Set the clock, then try again.',
      );
    }
    case 'wrong-region':
      return no(
        'Signed for another region',
        `The API does not live in ${fault.given}.`,
        'Write the region of the API into its field.',
      );
    case 'wrong-service':
      return no(
        'Signed for another service',
        `This host belongs to ${fault.expected}.`,
        'Check the endpoint.',
      );
    case 'expired-token':
      return no(
        'The keys have expired',
        'AWS takes their session token no longer.',
        'Get new keys for the profile.',
      );
    case 'invalid-token':
      return no(
        'AWS does not know these keys',
        'Access key and session token do not belong together, or were revoked, or are of another partition.',
        'Test the profile in the options.',
      );
    case 'not-websocket':
      return no(
        'This is not an API of API Gateway',
        'The server sends elsewhere or answers with something else.',
        'Check the endpoint.',
      );
    default:
      return undefined;
  }
}

const unknown = (status: number): ConnectionVerdict =>
  no(
    `The server answered ${status}`,
    'It is not an answer that @connections is known to give.',
    'Read it below.',
  );

const no = (title: string, sentence: string, next: string): ConnectionVerdict => ({
  ok: false,
  title,
  sentence,
  next,
});
