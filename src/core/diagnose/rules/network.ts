import { isLoopback } from '../../endpoint/localHost.ts';
import type { Evidence, NetworkFault, Rule } from '../evidence.ts';
import { failedHandshake, targetUrl } from '../evidence.ts';
import type { Finding, Remedy } from '../finding.ts';
import { answered } from '../read.ts';

const TEXTS: Readonly<
  Record<'dns' | 'refused' | 'reset' | 'tls', Pick<Finding, 'id' | 'title' | 'sentence' | 'next' | 'source'>>
> = {
  dns: {
    id: 'dns-failure',
    title: 'The host name is unknown',
    sentence: 'The name of the host could not be resolved, so nothing was asked of any server.',
    next: 'Look for a typing error in the host name, above all in its region; some names are known inside a company network or VPC only.',
    source: 'AWS: Invoke a WebSocket API (the form of the host name)',
  },
  refused: {
    id: 'network-refused',
    title: 'Nothing answers at this address',
    sentence: 'The host refused the connection, or something between does not let it through.',
    next: 'Check host and port, and whether a VPN, proxy or firewall is needed; for a local emulator, whether it runs.',
    source: 'RFC 6455 section 4.1 (opening handshake)',
  },
  reset: {
    id: 'network-refused',
    title: 'The connection is cut before an answer',
    sentence:
      'The host took the connection, and then it, or something between, ended it without a word; no signature was spoken of.',
    next: 'Look for a proxy, VPN or firewall that lets no WebSocket through, and at the log of the server.',
    source: 'RFC 6455 section 4.1 (opening handshake)',
  },
  tls: {
    id: 'tls-failure',
    title: 'The TLS handshake failed',
    sentence: 'The browser could not agree on an encrypted connection, so no signature was looked at yet.',
    next: 'Open the host in a tab by https:// to see what is wrong with its certificate; on a local endpoint use ws://, or trust its certificate.',
    source: 'RFC 6455 section 7.4.1',
  },
};

/** 1015 is reported by the browser itself, never sent (RFC 6455 section 7.4.1); Firefox gives it, Chrome does not. */
export const tlsFailure: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const line =
    evidence.session?.close?.code === 1015
      ? 'The browser reported close code 1015.'
      : lineOf(evidence.network, 'tls');
  const host = targetUrl(evidence)?.host;
  return line === undefined
    ? undefined
    : build(
        'tls',
        line,
        host ? [{ kind: 'link', label: `Open https://${host}`, href: `https://${host}/` }] : [],
      );
};

export const dnsFailure: Rule = (evidence) => fromNetwork(evidence, 'dns');

export const networkRefused: Rule = (evidence) =>
  fromNetwork(evidence, 'refused') ?? fromNetwork(evidence, 'reset');

const JUST_NOW_MS = 10_000;

/** `navigator.onLine` is sure when it says no (WHATWG HTML, "navigator.onLine"). */
export const offline: Rule = (evidence) => {
  const { session, now } = evidence;
  if (!failedHandshake(evidence) || evidence.online !== false || session === undefined) return undefined;
  if (answered(evidence) || isLoopback(targetUrl(evidence)?.hostname ?? '')) return undefined;
  // The browser says how it is now, which is not how it was then.
  const then = now - (session.endedAt ?? now) < JUST_NOW_MS;
  return {
    id: 'offline',
    title: 'This computer is offline',
    sentence: 'The browser has no network at the moment.',
    certainty: then ? 'certain' : 'possible',
    evidenceFor: ['The browser says that it is offline.'],
    evidenceAgainst: then ? [] : ['It may have been online when the connection was tried.'],
    next: 'Connect again once the network is back.',
    remedies: [{ kind: 'sign-again' }],
    source: 'WHATWG HTML: browser state (navigator.onLine)',
  };
};

/** An https: page may open no ws: socket but to the computer itself (W3C Mixed Content section 4). */
export const mixedContent: Rule = (evidence) => {
  const { pageScheme, session, sent } = evidence;
  const url = targetUrl(evidence);
  if (!failedHandshake(evidence) || pageScheme !== 'https:' || url?.protocol !== 'ws:') return undefined;
  if (isLoopback(url.hostname)) return undefined;
  return {
    id: 'mixed-content',
    title: 'ws: from an https: page',
    sentence: 'Browsers block unencrypted WebSockets on pages that came by https:, before anything is sent.',
    certainty: 'certain',
    evidenceFor: ['The page is https:.', `The socket is ${sent?.scheme ?? (session && 'ws:')}.`],
    evidenceAgainst: [],
    next: 'Use wss:// in the URL.',
    source: 'W3C: Mixed Content section 4',
  };
};

function fromNetwork(evidence: Evidence, kind: 'dns' | 'refused' | 'reset'): Finding | undefined {
  const line = failedHandshake(evidence) ? lineOf(evidence.network, kind) : undefined;
  return line === undefined ? undefined : build(kind, line, [{ kind: 'sign-again' }]);
}

function lineOf(network: NetworkFault | undefined, kind: NetworkFault['kind']): string | undefined {
  return network?.kind === kind ? `By ${network.source}: ${network.detail}.` : undefined;
}

const build = (kind: keyof typeof TEXTS, line: string, remedies: Remedy[]): Finding => ({
  ...TEXTS[kind],
  certainty: 'certain',
  evidenceFor: [line],
  evidenceAgainst: [],
  remedies,
});
