import { sign } from 'aws4';
import { amzDate, type Oracle, sortedParameters } from './types.ts';

/** mhart/aws4. It adds no X-Amz-Expires of its own, so that goes in first. */
export const aws4: Oracle = ({ host, path, query, keys, service, region, expires, now }) => {
  const own = `X-Amz-Expires=${expires}&X-Amz-Date=${amzDate(now)}`;
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const signed = sign(
    {
      method: 'GET',
      host,
      path: `${path}?${query ? `${query}&` : ''}${own}`,
      service,
      region,
      signQuery: true,
      headers: { host },
    },
    { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
  );
  const answer = signed.path ?? '';
  return sortedParameters(answer.slice(answer.indexOf('?') + 1));
};
