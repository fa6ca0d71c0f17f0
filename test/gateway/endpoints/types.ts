import type { WireRequest } from '../wire.ts';

/** A request to one of the endpoints beside the WebSocket API. */
export interface EndpointRequest {
  wire: WireRequest;
  method: string;
  /** What follows the endpoint's prefix, from its slash on; `/` for the prefix alone. */
  path: string;
  query: URLSearchParams;
}

export interface EndpointReply {
  status: number;
  body: string;
  /** Content-Type; none where the body is empty. */
  type?: string;
  headers?: Record<string, string>;
  /** For the gateway's records: `GetId`, `AssumeRole`, `authorize`. */
  operation?: string;
  errorType?: string;
  message?: string;
}

/** Undefined where this endpoint has nothing at that path. */
export type Endpoint = (request: EndpointRequest) => Promise<EndpointReply | undefined>;

/** What an operation of a JSON service is given: its input, not yet believed. */
export type Json = Record<string, unknown>;

/** Throws AwsErrors. */
export type Operation = (input: Json) => Json | Promise<Json>;
