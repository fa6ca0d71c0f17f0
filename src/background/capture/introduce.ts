import { sweepOfUrl } from '#aws/sweepOfUrl.ts';
import { sweepAll } from '#aws/sweepSecrets.ts';
import { traceOfUrl } from '#aws/traceOfUrl.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { maskSubprotocol } from '#core/page/maskHeaders.ts';
import type { SavedApi } from '#core/profile.ts';
import { MASK, maskQuery } from '#core/redact.ts';
import type { CapturedSocket, HostSocket } from '#messaging/capture.ts';
import type { SignRequest } from '#messaging/contract.ts';
import type { Attempt } from '../diagnosis/attempts.ts';
import { plainUrl } from './plainUrl.ts';

/** A page's socket as the log gets it, and what has to stay here to ask its server again. */
export interface Introduced {
  created: NonNullable<HostSocket['created']>;
  attempt: Pick<Attempt, 'signedUrl' | 'request' | 'subprotocols'>;
}

type Created = NonNullable<CapturedSocket['created']>;

const LONGEST_NAME = 200;
/**
 * Beyond either a URL is not taken apart: no service takes so much (API Gateway 4 kB), and a page that
 * opens many of them would hold up the background for minutes.
 */
const LONGEST_URL = 16_384;
const MOST_PARAMETERS = 200;

/** Takes a page's URL apart. No token, signature or password of it is in `created`. */
export async function introduce(
  { url, subprotocols, createdAt, page }: Created,
  apis: readonly SavedApi[],
): Promise<Introduced> {
  if (isExcessive(url)) return introduceBriefly({ url, subprotocols, createdAt, page });
  const sweep = sweepOfUrl(url) ?? ((text: string) => text);
  const plain = plainUrl(url);
  const sent = readSentUrl(url);
  const signature = await traceOfUrl(url);
  const { credential } = sent ?? {};
  const scope = credential?.parts === 5 ? credential : undefined;
  const reading = readEndpoint(plain);
  const endpoint = reading.ok ? reading.endpoint : undefined;
  return {
    created: {
      url: sweep(maskQueryOf(plain)),
      name: sweep(nameOf(plain, apis)),
      profileId: '',
      profileName: '',
      accessKeyId: sweep(credential?.accessKeyId ?? ''),
      service: sweep(scope?.service ?? endpoint?.service ?? ''),
      subprotocols: subprotocols.map((name) => sweep(maskSubprotocol(name))),
      createdAt,
      page: { ...page, pageUrl: sweep(page.pageUrl) },
      ...(signature ? { signature } : {}),
      ...(sent ? { sent: sweepAll(sent, sweep) } : {}),
    },
    attempt: {
      signedUrl: url,
      subprotocols,
      request: requestOf(plain, scope, endpoint),
    },
  };
}

const isExcessive = (url: string): boolean =>
  url.length > LONGEST_URL || url.split('&', MOST_PARAMETERS + 2).length > MOST_PARAMETERS + 1;

/** Host and the beginning of the path, and nothing that may be a secret. */
function introduceBriefly({ url, subprotocols, createdAt, page }: Created): Introduced {
  const { protocol, host } = new URL(url);
  const plain = `${protocol.replace(/^http/, 'ws')}//${host}/`;
  const reading = readEndpoint(plain);
  return {
    created: {
      url: `${plain}${MASK}`,
      name: `${host}/${MASK}`.slice(0, LONGEST_NAME),
      profileId: '',
      profileName: '',
      accessKeyId: '',
      service: (reading.ok ? reading.endpoint.service : undefined) ?? '',
      subprotocols: subprotocols.map(maskSubprotocol),
      createdAt,
      page,
    },
    attempt: { signedUrl: url, subprotocols, request: { url: plain, profileId: '' } },
  };
}

/** Where the host names region or service, a scope that says otherwise is the page's mistake. */
function requestOf(
  url: string,
  scope: { region: string; service: string } | undefined,
  endpoint: { region?: string; service?: string } | undefined,
): SignRequest {
  return {
    url,
    profileId: '',
    ...(scope && !endpoint?.region ? { region: scope.region } : {}),
    ...(scope && !endpoint?.service ? { service: scope.service } : {}),
  };
}

/** The saved API of that URL, or of that host and path; else host and path. */
function nameOf(plain: string, apis: readonly SavedApi[]): string {
  const place = placeOf(plain);
  const api = apis.find(({ url }) => url === plain) ?? apis.find(({ url }) => placeOf(url) === place);
  if (api) return api.name;
  return place.length > LONGEST_NAME ? `${place.slice(0, LONGEST_NAME)}${MASK}` : place;
}

const placeOf = (url: string): string => url.replace(/^\w+:\/\//, '').replace(/\?.*$/s, '');

function maskQueryOf(url: string): string {
  const [place = '', query] = url.split(/\?(.*)/s);
  return query === undefined ? place : `${place}?${maskQuery(query)}`;
}
