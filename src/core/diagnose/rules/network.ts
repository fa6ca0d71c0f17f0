import type { Evidence, NetworkFault, Rule } from '../evidence.ts';
import { failedHandshake, targetUrl } from '../evidence.ts';
import type { Finding } from '../finding.ts';

const TEXTS: Readonly<
  Record<'dns' | 'refused' | 'tls', Pick<Finding, 'id' | 'title' | 'sentence' | 'next' | 'source'>>
> = {
  dns: {
    id: 'dns-failure',
    title: 'The host name is unknown',
    sentence: 'The name of the host could not be resolved, so nothing was asked of any server.',
    next: 'Look for a typing error in the API id and region; a private API resolves only inside its VPC.',
    source: 'AWS: Invoke a WebSocket API (the form of the host name)',
  },
  refused: {
    id: 'network-refused',
    title: 'Nothing answers at this address',
    sentence: 'The host refused the connection, or something between does not let it through.',
    next: 'Check host and port, and whether a VPN, proxy or firewall is needed; for a local emulator, whether it runs.',
    source: 'RFC 6455 section 4.1 (opening handshake)',
  },
  tls: {
    id: 'tls-failure',
    title: 'The TLS handshake failed',
    sentence: 'The browser could not agree on an encrypted connection, so no signature was looked at yet.',
    next: 'Open the https:// form of the host in a tab to see the certificate; on a local endpoint use ws://, or trust its certificate.',
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
  return line === undefined ? undefined : build('tls', line);
};

export const dnsFailure: Rule = (evidence) => fromNetwork(evidence, 'dns');

export const networkRefused: Rule = (evidence) => fromNetwork(evidence, 'refused');

/** `navigator.onLine` is sure when it says no (WHATWG HTML, "navigator.onLine"). */
export const offline: Rule = (evidence) => {
  if (!failedHandshake(evidence) || evidence.online !== false) return undefined;
  const host = targetUrl(evidence)?.hostname ?? '';
  if (/^(localhost|127\.|\[::1\]$)/.test(host)) return undefined;
  return {
    id: 'offline',
    title: 'This computer is offline',
    sentence: 'The browser has no network at the moment.',
    certainty: 'certain',
    evidenceFor: ['The browser says that it is offline.'],
    evidenceAgainst: [],
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
  if (/^(localhost|127\.|\[::1\]$)/.test(url.hostname)) return undefined;
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

function fromNetwork(evidence: Evidence, kind: 'dns' | 'refused'): Finding | undefined {
  const line = failedHandshake(evidence) ? lineOf(evidence.network, kind) : undefined;
  return line === undefined ? undefined : build(kind, line);
}

function lineOf(network: NetworkFault | undefined, kind: NetworkFault['kind']): string | undefined {
  return network?.kind === kind ? `By ${network.source}: ${network.detail}.` : undefined;
}

const build = (kind: keyof typeof TEXTS, line: string): Finding => ({
  ...TEXTS[kind],
  certainty: 'certain',
  evidenceFor: [line],
  evidenceAgainst: [],
  remedies: [],
});
