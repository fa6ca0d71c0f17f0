import fc from 'fast-check';
import type { PresignInput } from '#aws/presign.ts';
import type { Keys } from '#core/profile.ts';

const HOSTS = [
  'abc123def4.execute-api.us-east-1.amazonaws.com',
  'abc123def4.execute-api.cn-north-1.amazonaws.com.cn',
  'ABC123def4.Execute-API.eu-central-1.amazonaws.com:443',
  'transcribestreaming.us-east-1.amazonaws.com:8443',
  'a1b2c3d4e5f6g7-ats.iot.us-east-1.amazonaws.com',
  'ws.example.com:80',
  'bücher.example',
  'localhost:4510',
  '127.0.0.1:80',
  '[::1]:8080',
];
const SERVICES = ['execute-api', 'iotdevicegateway', 'transcribe', 'kinesisvideo', 'bedrock-agentcore'];
const REGIONS = ['us-east-1', 'eu-central-1', 'cn-north-1', 'us-gov-west-1', 'local'];

const PATH_PIECES = [
  ...'aZ09-_.~!$\'()*+,;:@="<>[]|^`{}\\ %',
  ...['/', '//', '/./', '/../', '%20', '%2B', '%2F', '%2f', '%40', '%C3%BC', '%zz', 'ü', 'é', '日本', '🚀'],
  ...['/dev', '/$default', '/@connections/', '/prod/'],
];
const QUERY_PIECES = [
  ...'aZ09-_.~!$\'()*+,;:@/?"<>[]|^`{}\\ %=&',
  ...[
    '%20',
    '%2B',
    '%26',
    '%3D',
    '%C3%BC',
    '%c3%bc',
    '%00',
    '%FF',
    '%zz',
    'ü',
    'e\u0301',
    '日本',
    '👩‍🚀',
    '\ud800',
  ],
  ...[
    '&a=',
    '&a=1',
    '&a',
    '&=x',
    '&&',
    '&__proto__=1',
    '&constructor=1',
    '&1=2',
    '&X-Amz-ChannelARN=arn:aws:x',
  ],
  ...[
    '&X-Amz-Signature=00ff',
    '&x-amz-security-token=old',
    '&X-Amz-Date=20200101T000000Z',
    '&X-Amz-Expires=9',
  ],
];

const pieces = (from: string[], maxLength: number) =>
  fc.array(fc.constantFrom(...from), { maxLength }).map((parts) => parts.join(''));

/** Any URL that a person could type for a WebSocket. */
export const anyUrl: fc.Arbitrary<string> = fc
  .record({
    scheme: fc.constantFrom('wss', 'ws'),
    host: fc.constantFrom(...HOSTS),
    path: pieces(PATH_PIECES, 10),
    query: fc.option(pieces(QUERY_PIECES, 16), { nil: undefined, freq: 6 }),
    fragment: fc.constantFrom('', '', '', '#x?y'),
  })
  .map(({ scheme, host, path, query, fragment }) =>
    [`${scheme}://${host}`, path && `/${path}`, query === undefined ? '' : `?${query}`, fragment].join(''),
  );

const characters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';

/** Keys of AWS's shapes, and emulators' that look like nothing. */
export const anyKeys: fc.Arbitrary<Keys> = fc
  .record({
    accessKeyId: fc.oneof(
      characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, 16).map((rest) => `ASIA${rest}`),
      fc.constantFrom('test', 'local/stack id', 'schlüssel+kennung=1234'),
    ),
    secretAccessKey: fc.oneof(
      characters(BASE64, 40, 40),
      fc.constantFrom('test', ' ', 'geheimer schlüssel 🔑 für einen emulator'),
    ),
    sessionToken: fc.option(
      fc.oneof(characters(BASE64, 16, 1_400), characters(`${BASE64}%&?# üé🚀'()*!~`, 16, 60)),
      { nil: undefined },
    ),
  })
  .map(({ sessionToken, ...rest }) => (sessionToken === undefined ? rest : { ...rest, sessionToken }));

/** Everything that presign takes. */
export const anyInput: fc.Arbitrary<PresignInput> = fc.record({
  url: anyUrl,
  service: fc.constantFrom(...SERVICES),
  region: fc.constantFrom(...REGIONS),
  keys: anyKeys,
  expires: fc.integer({ min: 1, max: 604_800 }),
  now: fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2099, 0) }),
});
