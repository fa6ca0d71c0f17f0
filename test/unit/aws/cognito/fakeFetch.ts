import type { Fetch } from '#aws/send.ts';

/** A request as it reached the fake server. */
export interface SeenRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  /** Parsed where it is JSON, else text. */
  body: unknown;
  init: RequestInit;
}

export interface FakeReply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A server that answers by a function, and remembers what it was asked. */
export function createFakeFetch(
  answer: (request: SeenRequest, index: number) => FakeReply | Promise<FakeReply>,
) {
  const seen: SeenRequest[] = [];
  const fetch: Fetch = async function (this: unknown, url, init = {}) {
    // A browser's fetch refuses to be called as a method.
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
    const request = {
      url,
      method: init.method ?? 'GET',
      headers: { ...(init.headers as Record<string, string>) },
      body: parse(init.body),
      init,
    };
    seen.push(request);
    const { status = 200, body = {}, headers } = await answer(request, seen.length - 1);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, headers ? { status, headers } : { status });
  };
  return { fetch, seen };
}

/** Answers one after the other. */
export function createScript(...replies: FakeReply[]) {
  return createFakeFetch((_, index) => {
    const reply = replies[index];
    if (!reply) throw new Error(`No reply was prepared for request ${index + 1}.`);
    return reply;
  });
}

export function cognitoError(type: string, message: string): FakeReply {
  return { status: 400, body: { __type: type, message } };
}

function parse(body: RequestInit['body']): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
