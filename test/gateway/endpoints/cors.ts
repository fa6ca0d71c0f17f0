import type { EndpointReply } from './types.ts';

/** What Cognito and STS let pages of any origin read. */
export const CORS_HEADERS: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
};

/** The answer to a preflight: what was asked for is allowed. */
export function answerPreflight(headers: Record<string, string>): EndpointReply {
  return {
    status: 200,
    body: '',
    headers: {
      'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? 'POST',
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      'Access-Control-Max-Age': '172800',
    },
    operation: 'preflight',
  };
}
