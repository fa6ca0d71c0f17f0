import { AwsV4Signer } from 'aws4fetch';
import { amzDate, type Oracle, sortedParameters } from './types.ts';

/** mhart/aws4fetch. It adds no X-Amz-Expires of its own, so that goes in first. */
export const aws4fetch: Oracle = async ({
  scheme,
  host,
  path,
  query,
  keys,
  service,
  region,
  expires,
  now,
}) => {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const signer = new AwsV4Signer({
    url: `${scheme}//${host}${path}?${query ? `${query}&` : ''}X-Amz-Expires=${expires}`,
    method: 'GET',
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    service,
    region,
    datetime: amzDate(now),
    signQuery: true,
  });
  const { url } = await signer.sign();
  return sortedParameters(url.search);
};
