import { Problem } from '../problem.ts';
import { parseUrl } from './parseUrl.ts';
import type { Endpoint } from './types.ts';

/**
 * The same endpoint on an emulator: scheme, host and port of `origin` (such as
 * `ws://127.0.0.1:4510`; http and https count as ws and wss), path and query of `endpoint`. What
 * the AWS host says of service, region and stage stays. Problem: `profile.endpoint`.
 */
export function applyEndpointOverride(endpoint: Endpoint, origin: string): Endpoint {
  const { secure, host } = parseOrigin(origin);
  const tail = endpoint.url.slice(endpoint.url.indexOf(endpoint.path, endpoint.url.indexOf('//') + 2));
  return {
    ...endpoint,
    url: `${secure ? 'wss' : 'ws'}://${host}${tail}`,
    host,
    secure,
    notes: [
      ...endpoint.notes,
      { id: 'endpoint.override', message: `Connects to ${host} in place of ${endpoint.host}.` },
    ],
  };
}

/**
 * An endpoint override as it is stored: `ws://` or `wss://`, host, port where it is not the
 * scheme's default. Problem: `profile.endpoint`.
 */
export function readEndpointOrigin(text: string): string {
  const { secure, host } = parseOrigin(text);
  return `${secure ? 'wss' : 'ws'}://${host}`;
}

function parseOrigin(text: string): { secure: boolean; host: string } {
  const origin = text.trim();
  const invalid = (message: string, cause?: unknown) =>
    new Problem('profile.endpoint', message, 'Write an origin such as ws://127.0.0.1:4510.', { cause });
  let parsed: ReturnType<typeof parseUrl>;
  try {
    parsed = parseUrl(origin);
  } catch (error) {
    throw invalid(
      error instanceof Problem
        ? `The endpoint override cannot be used. ${error.message}`
        : 'The endpoint override cannot be used.',
      error,
    );
  }
  const { secure, hostname, port, path } = parsed;
  if (path !== '/' || /[?#]/.test(origin)) {
    throw invalid('The endpoint override has more than scheme, host and port.');
  }
  return { secure, host: port ? `${hostname}:${port}` : hostname };
}
