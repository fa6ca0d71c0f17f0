import { auth, http } from 'aws-crt';
import aws4 from 'aws4';
import { AwsV4Signer } from 'aws4fetch';
import { formatAmzDate } from '#test/gateway/amzDate.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface SignOrder {
  /** A ws: or wss: URL, with the application's own parameters. */
  url: string;
  keys: Keys;
  /** Epoch milliseconds. */
  at: number;
  region?: string;
  service?: string;
  /** Seconds. */
  expires?: number;
}

/** A presigned ws: or wss: URL. */
export type Signer = (order: SignOrder) => Promise<string>;

const scopeOf = ({ region = 'eu-central-1', service = 'execute-api' }: SignOrder) => ({ region, service });

/** aws4 adds no X-Amz-Expires and takes X-Amz-Date from the path. */
export const signWithAws4: Signer = async (order) => {
  const { protocol, host, pathname, search } = new URL(order.url);
  const times = `X-Amz-Expires=${order.expires ?? 300}&X-Amz-Date=${formatAmzDate(order.at)}`;
  const path = `${pathname}${search ? `${search}&` : '?'}${times}`;
  const signed = aws4.sign({ host, path, signQuery: true, ...scopeOf(order) }, { ...order.keys });
  return `${protocol}//${host}${signed.path}`;
};

/** aws4fetch writes a space as `+`, which AWS reads as a space too. */
export const signWithAws4fetch: Signer = async (order) => {
  const url = new URL(order.url.replace(/^ws/, 'http'));
  url.searchParams.set('X-Amz-Expires', String(order.expires ?? 300));
  const signer = new AwsV4Signer({
    url: url.href,
    method: 'GET',
    signQuery: true,
    datetime: formatAmzDate(order.at),
    ...scopeOf(order),
    ...order.keys,
  });
  return (await signer.sign()).url.href.replace(/^http/, 'ws');
};

/** AWS's own C library; the oracle of oracles. */
export const signWithAwsCrt: Signer = async (order) => {
  const { protocol, host, pathname, search } = new URL(order.url);
  const { accessKeyId, secretAccessKey, sessionToken } = order.keys;
  const request = new http.HttpRequest('GET', `${pathname}${search}`, new http.HttpHeaders([['host', host]]));
  const signed = await auth.aws_sign_request(request, {
    algorithm: auth.AwsSigningAlgorithm.SigV4,
    signature_type: auth.AwsSignatureType.HttpRequestViaQueryParams,
    provider: auth.AwsCredentialsProvider.newStatic(accessKeyId, secretAccessKey, sessionToken),
    date: new Date(order.at),
    expiration_in_seconds: order.expires ?? 300,
    ...scopeOf(order),
  });
  return `${protocol}//${host}${signed.path}`;
};

export const SIGNERS: Record<string, Signer> = {
  aws4: signWithAws4,
  aws4fetch: signWithAws4fetch,
  'aws-crt': signWithAwsCrt,
};
