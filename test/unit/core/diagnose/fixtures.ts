import type { Evidence } from '#core/diagnose/evidence.ts';
import type { Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import type { SessionRecord } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';

export const AT = Date.UTC(2026, 10, 22, 12);
export const MINUTE = 60_000;
export const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

export const session = (more: Partial<SessionRecord> = {}): SessionRecord => ({
  id: 1,
  url: `wss://${HOST}/dev`,
  name: 'dev',
  profileId: 'p',
  profileName: 'dev',
  accessKeyId: 'ASIA…7Q2F',
  service: 'execute-api',
  subprotocols: [],
  state: 'failed',
  createdAt: AT,
  endedAt: AT + 200,
  close: { code: 1006, reason: '', wasClean: false },
  buffered: 0,
  sent: { frames: 0, bytes: 0 },
  received: { frames: 0, bytes: 0 },
  firstIndex: 0,
  nextIndex: 0,
  ...more,
});
export const signature = (more: Partial<SignatureTrace> = {}): SignatureTrace => ({
  url: '',
  urlLength: 900,
  accessKeyId: 'ASIA…7Q2F',
  service: 'execute-api',
  region: 'eu-west-1',
  credentialScope: '20261122/eu-west-1/execute-api/aws4_request',
  signedAt: AT,
  expires: 300,
  validUntil: AT + 300_000,
  canonicalRequest: '',
  stringToSign: '',
  signature: '9f2c…00e1',
  parameters: [],
  token: 'signed',
  ...more,
});

/** A handshake refused although everything that can be known locally is right. */
export const refused = (more: Partial<Evidence> = {}): Evidence => ({
  session: session(),
  signature: signature(),
  hostRegion: 'eu-west-1',
  hostService: 'execute-api',
  label: 'API Gateway',
  apiId: 'a1b2c3d4e5',
  stage: 'dev',
  keysExpiresAt: AT + 60 * MINUTE,
  now: AT + 1_000,
  ...more,
});
/** A connection that was open and has ended. */
export const ended = (more: Partial<SessionRecord>, rest: Partial<Evidence> = {}): Evidence =>
  refused({ session: session({ state: 'closed', openedAt: AT, ...more }), ...rest });
export const close = (code: number): Pick<SessionRecord, 'close'> => ({
  close: { code, reason: '', wasClean: code !== 1006 },
});
export const ids = (evidence: Evidence): string[] => findings(evidence).map(({ id }) => id);
export const first = (evidence: Evidence): Finding => findings(evidence)[0] as Finding;
