import { AwsError } from './AwsError.ts';
import type { Failures } from './failures.ts';
import type { Endpoint, EndpointReply, Json, Operation } from './types.ts';

const TYPE = 'application/x-amz-json-1.1';

/** A service of AWS's JSON 1.1 protocol: the operation is named by X-Amz-Target, errors by `__type`. */
export function jsonService(
  name: string,
  operations: Record<string, Operation>,
  failures: Failures,
): Endpoint {
  return async ({ wire, method, path }) => {
    if (method !== 'POST' || path !== '/') return undefined;
    const [service, operation = ''] = (wire.headers['x-amz-target'] ?? '').split('.');
    try {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (service !== name || !run || !wire.headers['content-type']?.startsWith(TYPE))
        throw new AwsError('UnknownOperationException', '');
      failures.check(operation);
      return { status: 200, type: TYPE, body: JSON.stringify(await run(readInput(wire.body))), operation };
    } catch (failure) {
      if (failure instanceof AwsError) return jsonError(failure, operation);
      throw failure;
    }
  };
}

/** The error with its type in body and header, as Cognito writes it. */
function jsonError({ type, message, status }: AwsError, operation: string): EndpointReply {
  return {
    status,
    type: TYPE,
    body: JSON.stringify({ __type: type, ...(message ? { message } : {}) }),
    headers: {
      'x-amzn-ErrorType': `${type}:`,
      // What was sent may stand in the message; a header takes ASCII only.
      'x-amzn-ErrorMessage': message.replace(/[^ -~]/g, '?'),
    },
    operation,
    errorType: type,
    message,
  };
}

function readInput(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // What is no JSON is refused below, as what is no object.
  }
  throw new AwsError('SerializationException', '');
}
