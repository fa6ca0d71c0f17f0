import { describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import { type Vector, vectorKeys, vectors, vectorTime } from './fixtures/vectors.ts';
import { serverSignature } from './oracles/server.ts';
import { sortedParameters } from './oracles/types.ts';

/** The one vector that presign cannot make: it always sends X-Amz-Expires. */
const WITHOUT_EXPIRES = 'apigw-no-expires (Amplify/Dart style)';

const { sessionToken, ...withoutToken } = vectorKeys;

function presignVector({ input }: Vector) {
  const pairs = Object.entries(input.query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one]),
  );
  return presign({
    url: `wss://${input.host}${input.path}?${new URLSearchParams(pairs)}`,
    service: input.service ?? 'execute-api',
    region: input.region ?? 'us-east-1',
    keys: input.token === false ? withoutToken : vectorKeys,
    expires: input.expires ?? 300,
    now: vectorTime,
  });
}

describe('the recorded vectors', () => {
  it.each(vectors.filter(({ name }) => name !== WITHOUT_EXPIRES))(
    '$name is signed as recorded',
    async (one) => {
      const { url } = await presignVector(one);
      expect(sortedParameters(new URL(url).search)).toEqual(sortedParameters(new URL(one.url).search));
      expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(one.signature);
    },
  );

  it.each(vectors)('$name is what a server computes from its URL', (one) => {
    expect(serverSignature(one.url, withoutToken.secretAccessKey)).toBe(one.signature);
  });

  it.each(vectors.filter(({ name }) => name !== WITHOUT_EXPIRES))(
    '$name shows the recorded canonical request, token and key id masked',
    async (one) => {
      const { trace } = await presignVector(one);
      expect(trace.canonicalRequest).toBe(
        one.canonicalRequest
          .replace(encodeURIComponent(sessionToken), 'IQoJ…rs%3D%3D')
          .replace(withoutToken.accessKeyId, 'ASIA…LE00'),
      );
    },
  );
});
