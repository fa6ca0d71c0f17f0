import { bytesToBase64 } from '../bytes/base64.ts';
import { shellQuote } from '../commands/shellQuote.ts';
import { readManagementEndpoint } from './managementEndpoint.ts';
import type { ConnectionCall, ConnectionMethod } from './types.ts';

const OPERATIONS: Readonly<Record<ConnectionMethod, string>> = {
  POST: 'post-to-connection',
  GET: 'get-connection',
  DELETE: 'delete-connection',
};

/** Text that the CLI would take for the name of a file or URL to read from. */
const PARAMETER_FILE = /^(?:fileb?|https?):\/\//i;

/**
 * The same call for the AWS CLI, version 2. It holds no secret: the CLI signs with keys of its own.
 * Problems: `connections.endpoint`, `command.nul`.
 */
export function connectionCommand(call: Omit<ConnectionCall, 'profileId'>): string {
  const { method, connectionId, message } = call;
  const endpoint = readManagementEndpoint(call.endpoint);
  const region = call.region || endpoint.region;
  return [
    'aws apigatewaymanagementapi',
    OPERATIONS[method],
    `--endpoint-url ${shellQuote(endpoint.url)}`,
    ...(region ? [`--region ${shellQuote(region)}`] : []),
    // An id may begin with a hyphen, which by itself would be an option.
    `--connection-id=${shellQuote(connectionId)}`,
    ...(method === 'POST' ? data(message) : []),
  ].join(' ');
}

/** Blobs are base64 to version 2 unless it is told otherwise, in its settings too. */
function data(message: ConnectionCall['message']): string[] {
  if (message?.kind === 'binary') {
    return [`--data ${shellQuote(message.base64)}`, '--cli-binary-format base64'];
  }
  const text = message?.text ?? '';
  if (PARAMETER_FILE.test(text)) {
    const bytes = new TextEncoder().encode(text);
    return [`--data ${shellQuote(bytesToBase64(bytes))}`, '--cli-binary-format base64'];
  }
  return [`--data ${shellQuote(text)}`, '--cli-binary-format raw-in-base64-out'];
}
