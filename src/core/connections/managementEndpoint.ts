import { isLoopback } from '../endpoint/localHost.ts';
import { encodeRfc3986 } from '../endpoint/parameters.ts';
import { readEndpoint } from '../endpoint/readEndpoint.ts';
import { Problem } from '../problem.ts';

/** Where an API's @connections are called. */
export interface ManagementEndpoint {
  /** `https://{api}.execute-api.{region}.amazonaws.com/{stage}`, without a slash at its end. */
  url: string;
  origin: string;
  region?: string;
  apiId?: string;
  stage?: string;
}

/**
 * Reads what is typed or taken from a session: a wss: or https: URL of the API, with `/@connections`
 * or without, its path the stage or, on a custom domain, the key of the mapping. The query has no
 * part in it. Problem: `connections.endpoint`.
 */
export function readManagementEndpoint(text: string): ManagementEndpoint {
  const reading = readEndpoint(text);
  if (!reading.ok) throw fault(reading.fault.message, reading.fault.next);
  const { endpoint } = reading;
  const { host, hostname } = new URL(endpoint.url);
  if (!endpoint.secure && !isLoopback(hostname)) {
    throw fault('A signed request goes over https: alone, except to this computer.', 'Write https://.');
  }
  const path = endpoint.path.replace(/\/+$/, '');
  if (endpoint.service === 'execute-api' && endpoint.apiId !== undefined && path === '') {
    throw fault('The endpoint lacks its stage.', 'Write it at the end, as in https://…/dev.');
  }
  const origin = `${endpoint.secure ? 'https' : 'http'}://${host}`;
  return {
    url: origin + path,
    origin,
    ...(endpoint.region ? { region: endpoint.region } : {}),
    ...(endpoint.apiId ? { apiId: endpoint.apiId } : {}),
    ...(endpoint.stage ? { stage: endpoint.stage } : {}),
  };
}

/**
 * The URL of one connection, in the form that browsers send as it is: `@` and whatever of the id is
 * reserved are escaped, and the signature escapes them once more (`%2540connections`, `%253D`), as
 * for every service but S3 (aws-sdk-net issue 3132). Problem: `connections.id`.
 */
export function connectionUrl({ url }: Pick<ManagementEndpoint, 'url'>, connectionId: string): string {
  const id = connectionId.trim();
  if (id === '') throw idFault('There is no connection id.');
  // A URL takes these for steps in its path, escaped or not.
  if (id === '.' || id === '..') throw idFault(`“${id}” is no connection id.`);
  return `${url}/%40connections/${encodeRfc3986(id)}`;
}

const idFault = (message: string): Problem =>
  new Problem(
    'connections.id',
    message,
    'Take one that the frames name, or type one from the backend’s log.',
  );

const fault = (message: string, next: string | undefined): Problem =>
  new Problem('connections.endpoint', message, next);
