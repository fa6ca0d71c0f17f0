import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import type { PageSocket, RecordedHandshake } from '#core/page/pageSocket.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import { AWS_URL, failedSession, session, trace } from '../console/samples.ts';

const page: PageSocket = { pageUrl: 'https://app.example.com/chat', scope: 'page', seenFrom: 'start' };

/** Made by a page: no profile of ours. */
export function pageSession(now: number, more: Partial<SessionRecord> = {}): SessionRecord {
  const name = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod';
  return session(now, { name, profileId: '', profileName: '', page, ...more });
}

export const handshake: RecordedHandshake = {
  status: 403,
  statusText: 'Forbidden',
  requestHeaders: [
    ['host', 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com'],
    ['upgrade', 'websocket'],
    ['origin', 'https://app.example.com'],
    ['cookie', '(612 characters)'],
  ],
  responseHeaders: [
    ['x-amzn-requestid', '3f0c9d0e-0000-4000-8000-000000000000'],
    ['x-amzn-errortype', 'InvalidSignatureException'],
  ],
  timings: { blocked: 1.2, dns: 0, connect: 41, ssl: 29, send: 0.1, wait: 38, receive: 0.3 },
};

/** Refused: signed for another region than the host's. */
export function wrongRegion(now: number, id: number): [SessionRecord, SessionDetail] {
  const scope = '20261122/us-east-1/execute-api/aws4_request';
  const signed = trace(now - 4_000);
  const elsewhere = (text: string) => text.replaceAll('eu-central-1%2F', 'us-east-1%2F');
  const signature = {
    ...signed,
    url: elsewhere(signed.url),
    region: 'us-east-1',
    credentialScope: scope,
    parameters: signed.parameters.map((one) => ({
      ...one,
      value: one.value.replace('eu-central-1', 'us-east-1'),
    })),
    canonicalRequest: elsewhere(signed.canonicalRequest),
  };
  return [
    {
      ...failedSession(now),
      id,
      name: 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod',
      profileId: '',
      profileName: '',
      page,
    },
    { id, signature, sent: readSentUrl(signature.url)!, handshake },
  ];
}

/** The sockets of a busy page, one of each kind. */
export function allKinds(now: number): [SessionRecord, SessionDetail][] {
  const signature = trace(now - 60_000);
  const signed = (id: number) => ({ id, signature, sent: readSentUrl(signature.url)! });
  const closed = { state: 'closed', close: { code: 1001, reason: '', wasClean: true } } as const;
  return [
    wrongRegion(now, 1),
    [
      pageSession(now, { id: 2, openedAt: now - 760_000, createdAt: now - 760_090 }),
      { ...signed(2), handshake: { ...handshake, status: 101, statusText: 'Switching Protocols' } },
    ],
    [
      pageSession(now, {
        id: 3,
        url: 'wss://xyz-ats.iot.eu-central-1.amazonaws.com/mqtt',
        service: 'iotdevicegateway',
        subprotocols: ['mqtt'],
        endedAt: now - 20_000,
        page: { ...page, seenFrom: 'adopted', scope: 'frame' },
        ...closed,
      }),
      signed(3),
    ],
    [
      pageSession(now, {
        id: 4,
        url: 'wss://live.example.com/socket?room=7',
        accessKeyId: '',
        service: '',
        page: { ...page, seenFrom: 'har', scope: 'worker', framesUnseen: true },
      }),
      { id: 4 },
    ],
    [pageSession(now, { id: 5, url: `${AWS_URL}/gone`, state: 'lost', endedAt: now }), signed(5)],
  ];
}
