import { readTarget, type WireRequest } from '../wire.ts';
import { answerPreflight, CORS_HEADERS } from './cors.ts';
import type { Endpoint, EndpointReply } from './types.ts';

export interface Mount {
  /** `/sts`; what is asked for below it goes there. */
  prefix: string;
  endpoint: Endpoint;
  /** Whether AWS lets pages of other origins read the answers. */
  cors: boolean;
  /** Requests outside the prefix that are meant for it all the same, as where one origin stands for AWS. */
  claims?: (request: WireRequest, path: string) => boolean;
}

/** Finds the endpoint that a request is meant for, and asks it. Undefined where there is none. */
export function serveEndpoints(mounts: Mount[], corsOn: boolean) {
  return async (wire: WireRequest): Promise<EndpointReply | undefined> => {
    const { path: whole } = readTarget(wire.target);
    const below = (prefix: string) => whole === prefix || whole.startsWith(`${prefix}/`);
    const mount = mounts.find(({ prefix }) => below(prefix)) ?? mounts.find((m) => m.claims?.(wire, whole));
    const isPreflight = wire.method === 'OPTIONS' && wire.headers['access-control-request-method'];
    // A preflight has none of the headers and nothing of the body by which a service claims a request.
    if (!mount && whole === '/' && isPreflight && corsOn)
      return withCors(answerPreflight(wire.headers), true);
    if (!mount) return undefined;
    const path = below(mount.prefix) ? whole.slice(mount.prefix.length) || '/' : whole;
    const cors = corsOn && mount.cors;
    if (isPreflight) {
      const reply = cors ? answerPreflight(wire.headers) : { status: 403, body: '', operation: 'preflight' };
      return withCors(reply, cors);
    }
    const query = new URLSearchParams(wire.target.slice(whole.length));
    const reply = await mount.endpoint({ wire, method: wire.method, path, query });
    return reply && withCors(reply, cors);
  };
}

const withCors = (reply: EndpointReply, cors: boolean): EndpointReply =>
  cors ? { ...reply, headers: { ...CORS_HEADERS, ...reply.headers } } : reply;
