import { encodeQuery, isSigningParameter } from '../endpoint/parameters.ts';
import { type Evidence, targetUrl } from './evidence.ts';
import type { FindingId } from './finding.ts';
import { scopeOf, told } from './read.ts';

/** Findings that a change of the signing code mends. */
const IN_CODE: ReadonlySet<FindingId> = new Set<FindingId>([
  'unsigned',
  'malformed-credential',
  'malformed-date',
  'unsupported-algorithm',
  'missing-parameter',
  'duplicate-parameter',
  'expires-out-of-range',
  'header-signed-that-browsers-cannot-send',
  'scope-date-mismatch',
  'wrong-region',
  'wrong-service',
  'missing-token',
  'port-in-host',
  'host-mismatch',
  'double-slash',
  'trailing-slash',
  'path-encoding',
  'token-not-signed',
  'token-signed-but-service-appends',
  'plus-for-space',
  'parameter-added-after-signing',
  'parameter-changed-after-signing',
  'payload-hash-unsigned',
  'expired-url',
]);

export interface CodeTarget {
  /** The URL without signature. */
  url: string;
  region: string;
  service: string;
}

/** What is to be signed, and for where, by all that is known; undefined where that is too little. */
export function codeTarget(evidence: Evidence): CodeTarget | undefined {
  const url = targetUrl(evidence);
  const scope = scopeOf(evidence);
  const region = told(evidence, 'wrong-region')
    ? evidence.hostRegion
    : (evidence.hostRegion ?? scope?.region);
  const service =
    told(evidence, 'wrong-service')?.fault.expected ??
    evidence.hostService ??
    scope?.service ??
    'execute-api';
  if (!url || !region) return undefined;
  url.protocol = url.protocol.replace('http', 'ws');
  // Its own values: AWS's are made anew, and what is masked is a secret.
  const own = (evidence.sent?.parameters ?? []).filter(
    ({ name, masked }) => !masked && !isSigningParameter(name) && !/^x-amz-content-sha256$/i.test(name),
  );
  if (own.length > 0) url.search = encodeQuery(own.map(({ name, value }) => [name, value]));
  return { url: url.href, region, service };
}

/** A whole piece of code that signs this URL rightly. */
export interface Snippet {
  name: 'JavaScript' | 'Amplify v6' | 'Python';
  code: string;
}

/** Code that signs the URL as AWS wants it, for findings that the code is to blame for; else none. */
export function fixInCode(id: FindingId, target: CodeTarget): Snippet[] {
  if (!IN_CODE.has(id)) return [];
  const all: Snippet[] = [
    { name: 'JavaScript', code: javascript(target) },
    ...(sortsAlike(target.url) ? [{ name: 'Amplify v6', code: amplify(target) } as const] : []),
    { name: 'Python', code: python(target) },
  ];
  // botocore signs the token always; AWS IoT wants it appended.
  return target.service === 'iotdevicegateway' ? all.filter(({ name }) => name === 'Amplify v6') : all;
}

/** Amplify sorts parameters before it encodes them, and AWS after: with other characters in a name its signature is refused (6.19.2). */
const sortsAlike = (url: string): boolean =>
  [...new URL(url).searchParams.keys()].every((name) => /^[\w.~-]*$/.test(name));

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;

function javascript({ url, region, service }: CodeTarget): string {
  return `// npm install @smithy/signature-v4 @smithy/protocol-http @aws-crypto/sha256-browser
import { SignatureV4 } from '@smithy/signature-v4';
import { HttpRequest } from '@smithy/protocol-http';
import { Sha256 } from '@aws-crypto/sha256-browser';

const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

// Call it right before each new WebSocket: a signature is good for minutes.
export async function signedUrl(credentials) {
  const url = new URL(${quote(url)});
  const signer = new SignatureV4({ credentials, region: ${quote(region)}, service: ${quote(service)}, sha256: Sha256 });
  const signed = await signer.presign(
    new HttpRequest({
      method: 'GET',
      protocol: 'wss:',
      hostname: url.host,
      path: url.pathname,
      query: Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)])),
      headers: { host: url.host },
    }),
    { expiresIn: 300 },
  );
  const query = Object.entries(signed.query).flatMap(([name, values]) =>
    [values].flat().map((value) => encode(name) + '=' + encode(value)),
  );
  return url.protocol + '//' + url.host + url.pathname + '?' + query.join('&');
}
`;
}

function amplify({ url, region, service }: CodeTarget): string {
  return `// Amplify v6; take this very import path, the signer is not exported elsewhere.
import { fetchAuthSession } from 'aws-amplify/auth';
import { Signer } from '@aws-amplify/core/internals/utils';

export async function signedUrl() {
  const { credentials } = await fetchAuthSession();
  return Signer.signUrl(
    ${quote(url)},
    {
      access_key: credentials.accessKeyId,
      secret_key: credentials.secretAccessKey,
      session_token: credentials.sessionToken,
    },
    { region: ${quote(region)}, service: ${quote(service)} },
  );
}
`;
}

function python({ url, region, service }: CodeTarget): string {
  return `# pip install botocore
from botocore.auth import SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.session import Session

def signed_url():
    url = ${quote(url.replace(/^ws/, 'http'))}
    request = AWSRequest('GET', url)
    credentials = Session().get_credentials().get_frozen_credentials()
    SigV4QueryAuth(credentials, ${quote(service)}, ${quote(region)}, expires=300).add_auth(request)
    return request.url.replace('http', 'ws', 1)
`;
}
