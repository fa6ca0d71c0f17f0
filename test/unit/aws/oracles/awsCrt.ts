import { auth, http } from 'aws-crt';
import { type Oracle, sortedParameters } from './types.ts';

/** The AWS Common Runtime (native aws-c-auth). */
export const awsCrt: Oracle = async ({ host, path, query, keys, service, region, expires, now }) => {
  const headers = new http.HttpHeaders([['host', host]]);
  const request = new http.HttpRequest('GET', query ? `${path}?${query}` : path, headers);
  const signed = await auth.aws_sign_request(request, {
    algorithm: auth.AwsSigningAlgorithm.SigV4,
    signature_type: auth.AwsSignatureType.HttpRequestViaQueryParams,
    provider: auth.AwsCredentialsProvider.newStatic(
      keys.accessKeyId,
      keys.secretAccessKey,
      keys.sessionToken,
    ),
    region,
    service,
    date: new Date(now),
    use_double_uri_encode: true,
    should_normalize_uri_path: true,
    omit_session_token: service === 'iotdevicegateway',
    expiration_in_seconds: expires,
  });
  return sortedParameters(signed.path.slice(signed.path.indexOf('?') + 1));
};
