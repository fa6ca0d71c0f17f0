import type { Answer } from '#core/diagnose/answer/types.ts';
import type { NetworkFault } from '#core/diagnose/evidence.ts';
import { Problem } from '#core/problem.ts';
import { readResponse } from './readResponse.ts';

const TIMEOUT_MS = 35_000;

/** What came of asking: an answer, or how the network failed. */
export type Asked = { answer: Answer } | { network: NetworkFault };

/** The http(s): form of a WebSocket URL; the scheme is no part of a signature. */
export const httpForm = (url: string): string => url.replace(/^ws(s?):/i, 'http$1:');

export interface Question {
  fetch: typeof globalThis.fetch;
  /** In its http(s): form. */
  url: string;
  /**
   * `plain-probe`: whether API Gateway answers to a plain GET as to the handshake is documented
   * nowhere, so its answer counts as a hint where the two may differ.
   */
  source: Answer['source'];
  now(): number;
  /** Cut out of the answer. */
  secrets: readonly string[];
}

/** Asks the server once; follows no redirect and sends no cookies. Never rejects. */
export async function askOnce({ fetch, url, source, now, secrets }: Question): Promise<Asked> {
  try {
    const response = await fetch(url, {
      method: 'GET',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { answer: { source, ...(await readResponse(response, now(), secrets)) } };
  } catch (error) {
    // The browser's own text may hold the URL; its name says as much.
    const detail = error instanceof Error || error instanceof DOMException ? error.name : 'Error';
    const timedOut = detail === 'TimeoutError';
    return {
      network: {
        kind: !timedOut ? 'unknown' : source === 'upgrade-probe' ? 'pending' : 'timeout',
        source: 'the second request',
        detail: timedOut ? 'no answer within 35 seconds' : `the browser got no answer (${detail})`,
      },
    };
  }
}

export const notAsked = (): Problem =>
  new Problem(
    'probe.permission',
    'The server was not asked, because access to this host is not granted.',
    'Allow it when the browser asks; the access can be taken back in the settings of the browser.',
  );

export const upgradeNotAllowed = (): Problem =>
  new Problem(
    'probe.upgrade',
    'A second handshake cannot be made, because the browser was not allowed to set its headers.',
    'Allow it in the options, under Diagnosis.',
  );

export const attemptGone = (): Problem =>
  new Problem(
    'probe.gone',
    'The signed URL of this connection is no longer kept.',
    'Connect again; what is asked then is about the new attempt.',
  );
