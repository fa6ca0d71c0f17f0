import { failedHandshake, type Rule, targetUrl } from '../evidence.ts';
import type { PossibleCause } from '../finding.ts';
import { answered } from '../read.ts';

/** A second request failed as the handshake did, and the browser tells a script no more than that. */
export const noAnswer: Rule = (evidence) => {
  const { network } = evidence;
  if (!failedHandshake(evidence) || network?.kind !== 'unknown' || answered(evidence)) return undefined;
  const url = targetUrl(evidence);
  const place = url?.host ?? 'this address';
  const page = url && `${url.protocol.replace('ws', 'http')}//${url.host}`;
  const causes: (PossibleCause | false | undefined)[] = [
    {
      id: 'network-refused',
      sentence:
        'No server listens at this port, or a firewall, VPN or proxy does not let the connection through.',
    },
    url &&
      !/^[\d.[\]:]+$|^localhost$/.test(url.hostname) && {
        id: 'dns-failure',
        sentence: `The name ${url.hostname} is not known: a typing error, above all in the region, or a name that is known inside a company network or VPC only.`,
      },
    url?.protocol === 'wss:' && {
      id: 'tls-failure',
      sentence: 'The certificate is not trusted, or the server speaks no TLS at this port.',
    },
    {
      id: 'connection-lost',
      sentence: 'The server, or something before it, cuts the connection without an answer.',
    },
  ];
  return {
    id: 'network-refused',
    title: `No answer comes from ${place}`,
    sentence:
      'Handshake and second request both ended without any answer, so no signature and no policy was looked at, as far as can be seen.',
    certainty: 'possible',
    evidenceFor: [`To ${network.source}: ${network.detail}.`],
    evidenceAgainst: [],
    next: 'Open the host in a tab, where the browser names the error, or run the curl command.',
    remedies: [
      { kind: 'copy', format: 'curl' },
      ...(page ? [{ kind: 'link', label: `Open ${page}`, href: `${page}/` } as const] : []),
    ],
    source: 'WHATWG Fetch: a network error tells a script nothing of its cause',
    causes: causes.filter((cause) => cause !== false && cause !== undefined),
  };
};
