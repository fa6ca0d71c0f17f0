import { describe, expect, it } from 'vitest';
import { expectedSignature } from '#test/gateway/expected.ts';
import { readSignature } from '#test/gateway/signedRequest.ts';

const SCOPE = { region: 'us-east-1', service: 'execute-api' };
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const TOKEN =
  'IQoJb3JpZ2luX2VjEXAMPLE%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEaCXVzLWVhc3QtMSJGMEQCIEXAMPLE%2Btoken%2Fwith%3Dchars%3D%3D';
const QUERY =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261122%2Fus-east-1%2Fexecute-api%2Faws4_request' +
  `&X-Amz-Date=20261122T102030Z&X-Amz-Expires=300&X-Amz-Security-Token=${TOKEN}&X-Amz-SignedHeaders=host`;

const compute = (query: string, path = '/dev') => {
  const request = {
    method: 'GET',
    target: `${path}?${query}&X-Amz-Signature=0`,
    headers: { host: 'abc123def4.execute-api.us-east-1.amazonaws.com', 'user-agent': 'not signed' },
    body: Buffer.alloc(0),
    sourceIp: '127.0.0.1',
  };
  return expectedSignature(request, readSignature(request), SCOPE, SECRET, false);
};

describe('expectedSignature', () => {
  it('agrees with the vector that smithy, aws4 and a reimplementation agreed upon', () => {
    const { canonicalRequest, signature } = compute(QUERY);
    expect(signature).toBe('26fa8bc5f8aa3ed9beabdd8e778f8cd85f607f8d5df7ffbee543e4bd3b83cadd');
    expect(canonicalRequest).toBe(
      [
        'GET',
        '/dev',
        QUERY,
        'host:abc123def4.execute-api.us-east-1.amazonaws.com',
        '',
        'host',
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      ].join('\n'),
    );
  });

  it('does not depend on the order of the parameters', () => {
    const reversed = QUERY.split('&').reverse().join('&');
    expect(compute(reversed).signature).toBe(compute(QUERY).signature);
  });

  // Paths as real gateways quoted them: aws-sdk-net#3132, awscurl#61, Paw-AWSSignature4DynamicValue#23.
  it.each([
    ['/$default', '/%24default'],
    ['/dev/@connections/abc=', '/dev/%40connections/abc%3D'],
    ['/dev/%40connections/abc%3D', '/dev/%2540connections/abc%253D'],
    ['/dev/', '/dev/'],
  ])('encodes the path %s once more, as %s', (path, expected) => {
    expect(compute(QUERY, path).canonicalRequest.split('\n')[1]).toBe(expected);
  });
});
