import { shellQuote } from '../commands/shellQuote.ts';
import { readManagementEndpoint } from './managementEndpoint.ts';
import type { ConnectionCall, ConnectionMethod } from './types.ts';

const OPERATIONS: Readonly<Record<ConnectionMethod, string>> = {
  POST: 'post-to-connection',
  GET: 'get-connection',
  DELETE: 'delete-connection',
};

/**
 * The same call for the AWS CLI, either version. It holds no secret: the CLI signs with keys of its own.
 * The message comes by `fileb:` on standard input, since version 1 takes `--data` for the bytes
 * themselves and version 2 for base64. Problems: `connections.endpoint`, `command.nul`.
 */
export function connectionCommand(call: Omit<ConnectionCall, 'profileId'>): string {
  const { method, connectionId, message } = call;
  const endpoint = readManagementEndpoint(call.endpoint);
  const region = call.region || endpoint.region;
  const sends = method === 'POST';
  return [
    ...(sends ? [`${print(message)} |`] : []),
    'aws apigatewaymanagementapi',
    OPERATIONS[method],
    `--endpoint-url ${shellQuote(endpoint.url)}`,
    ...(region ? [`--region ${shellQuote(region)}`] : []),
    // An id may begin with a hyphen, which by itself would be an option.
    `--connection-id=${shellQuote(connectionId)}`,
    ...(sends ? ['--data fileb:///dev/stdin'] : []),
  ].join(' ');
}

/** Writes the message's bytes to standard output. */
function print(message: ConnectionCall['message']): string {
  if (message?.kind === 'binary') return `printf %s ${shellQuote(message.base64)} | base64 --decode`;
  return `printf %s ${shellQuote(message?.text ?? '')}`;
}
