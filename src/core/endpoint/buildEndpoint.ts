import { API_GATEWAY } from '../limits.ts';
import { faults } from './faults.ts';
import type { Found } from './found.ts';
import { isLoopback } from './localHost.ts';
import { parseUrl } from './parseUrl.ts';
import { isBadPort } from './ports.ts';
import { type HostMatch, recogniseHost } from './recogniseHost.ts';
import { stagePath, stripConnections } from './stage.ts';
import type { Endpoint, EndpointNote } from './types.ts';

/** Makes an Endpoint of what was found: service and region from the host, notes in order. */
export function buildEndpoint(found: Found): Endpoint {
  const parsed = parseUrl(found.url);
  const match = recogniseHost(parsed.hostname);
  const { row, apiId } = match;
  const notes = [...found.notes, ...parsed.notes];

  const connections = stripConnections(parsed.path);
  if (connections.note) notes.push(connections.note);
  let path = connections.path;
  let stage: string | undefined;
  if (apiId) {
    const read = stagePath(path);
    path = parsed.query.search === '' ? read.path : path;
    stage = read.stage;
    if (read.placeholder) throw faults.placeholder();
    if (!stage) {
      notes.push({
        id: 'stage.missing',
        message: 'This URL has no stage; API Gateway usually wants one, as in …/dev.',
      });
    }
  }

  const secure = parsed.secure || match.aws;
  if (secure && !parsed.secure) {
    notes.push({ id: 'tls.upgraded', message: 'AWS takes encrypted connections only, so wss:// is used.' });
  }
  const port = secure && parsed.port === '443' ? '' : parsed.port;
  const host = port ? `${parsed.hostname}:${port}` : parsed.hostname;
  const url = `${secure ? 'wss' : 'ws'}://${host}${path}${parsed.query.search}`;
  notes.push(...connectionNotes({ url, hostname: parsed.hostname, port, secure, match }));

  const scope = row ? undefined : parsed.query.scope;
  if (scope) {
    notes.push({
      id: 'scope.from-signature',
      message: `Region ${match.region ?? scope.region} and service ${scope.service} are those of the signature that was taken off.`,
    });
  }
  const service = row?.service ?? scope?.service;
  const region = match.region ?? scope?.region;
  return {
    url,
    host,
    path,
    secure,
    subprotocols: subprotocolsOf(found, row?.subprotocol),
    notes: notes.filter(({ id }, at) => notes.findIndex((other) => other.id === id) === at),
    ...(service && { service }),
    ...(region && { region }),
    ...(row && { label: row.label }),
    ...(apiId && { apiId }),
    ...(stage && { stage }),
    ...(row?.maxExpires && { maxExpires: row.maxExpires }),
  };
}

function subprotocolsOf(found: Found, required: string | undefined): string[] {
  const given = found.subprotocols.map((name) => name.trim()).filter(Boolean);
  return [...new Set(given.length === 0 && required ? [required] : given)];
}

interface Connection {
  url: string;
  hostname: string;
  port: string;
  secure: boolean;
  match: HostMatch;
}

function connectionNotes({ url, hostname, port, secure, match: { row } }: Connection): EndpointNote[] {
  const notes: EndpointNote[] = [];
  if (row?.note) notes.push(row.note);
  if (row?.port && port !== String(row.port)) {
    notes.push({ id: 'port.expected', message: `${row.label} listens on port ${row.port}.` });
  }
  if (isBadPort(Number(port))) {
    notes.push({ id: 'port.blocked', message: `Browsers refuse to connect to port ${port}.` });
  }
  if (!secure && !isLoopback(hostname)) {
    notes.push({
      id: 'tls.missing',
      message: 'ws:// is not encrypted: others on the network can read the signed URL.',
    });
  }
  if (row?.service === 'execute-api' && url.length > API_GATEWAY.urlLength) {
    notes.push({
      id: 'url.length',
      message: `API Gateway takes URLs of up to ${API_GATEWAY.urlLength.toLocaleString('en-GB')} characters; this one is longer before it is signed.`,
    });
  }
  return notes;
}
