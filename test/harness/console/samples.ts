import type { ProfileView, SavedApi, Source } from '#core/profile.ts';
import type { SessionRecord } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import type { SignInStep } from '#core/signIn.ts';

export const AWS_URL = 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod';

/** A profile with keys that end in 42 minutes and 10 seconds. */
export function profile(now: number, more: Partial<ProfileView> = {}): ProfileView {
  return {
    id: 'p1',
    name: 'staging',
    source: { kind: 'keys' },
    hasKeys: true,
    accessKeyId: 'ASIA…7Q2F',
    hasToken: true,
    longLived: false,
    refreshes: false,
    locked: false,
    expiresAt: now + 2_530_000,
    ...more,
  };
}

const POOL = 'eu-central-1:0b4c5d6e-7f80-4a1b-8c2d-3e4f5a6b7c8d';

export const hosted: Source = {
  kind: 'cognito',
  identityPoolId: POOL,
  flow: 'enhanced',
  signIn: {
    type: 'hosted',
    userPoolId: 'eu-central-1_Ab12Cd34',
    clientId: '4h5kexample2p',
    domain: 'https://example.auth.eu-central-1.amazoncognito.com',
  },
};

export const tab: Source = {
  kind: 'cognito',
  identityPoolId: POOL,
  flow: 'enhanced',
  signIn: { type: 'tab' },
};

export const role: Source = {
  kind: 'role',
  sourceProfileId: 'p2',
  roleArn: 'arn:aws:iam::123456789012:role/ws-dev',
  mfaSerial: 'arn:aws:iam::123456789012:mfa/noor',
};

/** A profile without credentials that waits for the person. */
export function signedOut(now: number, source: Source, step: SignInStep = { type: 'sign-in' }): ProfileView {
  const { accessKeyId: _, expiresAt: __, ...view } = profile(now, { source, hasKeys: false, step });
  return view;
}

export function api(more: Partial<SavedApi> = {}): SavedApi {
  return { id: 'a1', name: 'Chat, production', url: AWS_URL, profileId: 'p1', ...more };
}

/** An open session, 3 minutes and 12 seconds old. */
export function session(now: number, more: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: 1,
    url: AWS_URL,
    name: 'Chat, production',
    profileId: 'p1',
    profileName: 'staging',
    accessKeyId: 'ASIA…7Q2F',
    service: 'execute-api',
    subprotocols: [],
    state: 'open',
    createdAt: now - 192_084,
    openedAt: now - 192_000,
    lastFrameAt: now - 2_000,
    handshakeMs: 84.2,
    subprotocol: '',
    extensions: 'permessage-deflate',
    buffered: 0,
    sent: { frames: 12, bytes: 3_100 },
    received: { frames: 12_480, bytes: 4_800_000 },
    firstIndex: 0,
    nextIndex: 12_493,
    ...more,
  };
}

/** A session whose handshake was refused 4 seconds ago. */
export function failedSession(now: number, more: Partial<SessionRecord> = {}): SessionRecord {
  const { openedAt: _opened, handshakeMs: _took, lastFrameAt: _last, ...rest } = session(now);
  return {
    ...rest,
    state: 'failed',
    createdAt: now - 4_000,
    endedAt: now - 3_800,
    close: { code: 1006, reason: '', wasClean: false },
    sent: { frames: 0, bytes: 0 },
    received: { frames: 0, bytes: 0 },
    nextIndex: 2,
    ...more,
  };
}

/** A trace with the shape of a real one; hashes and signature are made up. */
export function trace(signedAt: number, more: Partial<SignatureTrace> = {}): SignatureTrace {
  const scope = '20261122/eu-central-1/execute-api/aws4_request';
  const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIA%E2%80%A67Q2F%2F${encodeURIComponent(scope)}&X-Amz-Date=20261122T120001Z&X-Amz-Expires=300&X-Amz-Security-Token=IQoJ%E2%80%A6Zk9w&X-Amz-SignedHeaders=host`;
  return {
    url: `${AWS_URL}?${query}&X-Amz-Signature=26fa…3cad`,
    urlLength: 1_412,
    accessKeyId: 'ASIA…7Q2F',
    service: 'execute-api',
    region: 'eu-central-1',
    credentialScope: scope,
    signedAt,
    expires: 300,
    validUntil: signedAt + 300_000,
    canonicalRequest: `GET\n/prod\n${query}\nhost:a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com\n\nhost\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`,
    stringToSign: `AWS4-HMAC-SHA256\n20261122T120001Z\n${scope}\n9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
    signature: '26fa…3cad',
    parameters: [
      { name: 'X-Amz-Algorithm', value: 'AWS4-HMAC-SHA256', masked: false, signed: true },
      { name: 'X-Amz-Credential', value: `ASIA…7Q2F/${scope}`, masked: true, signed: true },
      { name: 'X-Amz-Date', value: '20261122T120001Z', masked: false, signed: true },
      { name: 'X-Amz-Expires', value: '300', masked: false, signed: true },
      { name: 'X-Amz-Security-Token', value: 'IQoJ…Zk9w', masked: true, signed: true },
      { name: 'X-Amz-SignedHeaders', value: 'host', masked: false, signed: true },
      { name: 'X-Amz-Signature', value: '26fa…3cad', masked: true, signed: false },
    ],
    token: 'signed',
    ...more,
  };
}
