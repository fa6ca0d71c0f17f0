import { explainUnreachable } from '#core/signInFaults/unreachable.ts';

/** The browser's fetch, handed over by the entry point. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A reply that came, whatever its status. */
export interface Reply {
  status: number;
  text: string;
  /** The `x-amzn-errortype` header; null where there is none or CORS hides it. */
  errorType: string | null;
  /** The `Date` header in epoch milliseconds; undefined where there is none or CORS hides it. */
  date?: number;
}

export interface Request {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** AWS's SDKs give up no earlier than this. */
const TIMEOUT = 30_000;

/** One request that carries no cookies, follows no redirect and is stored nowhere. Problem: `sign-in.unreachable`. */
export async function send(fetch: Fetch, { url, ...request }: Request): Promise<Reply> {
  try {
    const response = await fetch(url, {
      ...request,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      text: await response.text(),
      errorType: response.headers.get('x-amzn-errortype'),
      ...(Number.isNaN(date) ? {} : { date }),
    };
  } catch (error) {
    throw explainUnreachable(url, 'The address in the profile', error);
  }
}
