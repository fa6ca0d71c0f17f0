import { describe, expect, it } from 'vitest';
import { explainParameter } from '#core/signature/explain.ts';
import type { SignatureTrace, TraceParameter } from '#core/signature/trace.ts';
import { formatClock } from '#core/time.ts';

const AT = Date.UTC(2026, 10, 22, 12, 0, 1);
const trace: SignatureTrace = {
  url: 'wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/dev',
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
};
const parameter = (name: string, value: string, more: Partial<TraceParameter> = {}): TraceParameter => ({
  name,
  value,
  masked: false,
  signed: true,
  ...more,
});
const explain = (name: string, value = '', now = AT, more: Partial<SignatureTrace> = {}): string =>
  explainParameter(parameter(name, value), { ...trace, ...more }, now);

describe('explainParameter', () => {
  it('tells how long ago it was signed', () => {
    expect(explain('X-Amz-Date', '', AT + 41_300)).toBe(`Signed 41 s ago, at ${formatClock(AT)}.`);
    expect(explain('X-Amz-Date', '', AT + 300)).toBe('Signed just now.');
  });

  it('tells of a date that lies ahead', () => {
    expect(explain('X-Amz-Date', '', AT - 90_000)).toMatch(/clock that is 2 min ahead/);
  });

  it('tells until when the URL is valid', () => {
    expect(explain('X-Amz-Expires', '300', AT + 60_000)).toBe(
      `Good for 5 min: valid until ${formatClock(AT + 300_000)}, 4 min from now.`,
    );
  });

  it('tells since when it is not', () => {
    expect(explain('X-Amz-Expires', '300', AT + 360_000)).toMatch(
      /no longer valid since \d\d:\d\d:\d\d, 1 min ago\.$/,
    );
  });

  it('says so where the keys end first', () => {
    const text = explain('X-Amz-Expires', '300', AT, { validUntil: AT + 60_000 });
    expect(text).toContain(`valid until ${formatClock(AT + 60_000)}, 1 min from now`);
    expect(text).toMatch(/keys themselves end/);
    expect(explain('X-Amz-Expires', '300', AT)).not.toMatch(/keys themselves/);
  });

  it('does not promise more than the 5 minutes that AWS is known to take', () => {
    const long = explain('X-Amz-Expires', '3600', AT, { expires: 3_600, validUntil: AT + 3_600_000 });
    expect(long).toMatch(/1 h from now\. AWS may refuse a signature that is older than 5 minutes/);
    expect(explain('X-Amz-Expires', '300', AT)).not.toMatch(/may refuse/);
  });

  it('takes the credential apart', () => {
    expect(explain('X-Amz-Credential')).toBe(
      'Access key ASIA…7Q2F and the scope it signs for: the day 2026-11-22 (UTC), region eu-west-1, service execute-api.',
    );
  });

  it('tells a signed token from one added after the signature', () => {
    expect(explain('X-Amz-Security-Token')).toMatch(/signed as part of the canonical query/);
    expect(
      explain('X-Amz-Security-Token', '', AT, { token: 'appended', service: 'iotdevicegateway' }),
    ).toMatch(/after the signature: iotdevicegateway/);
  });

  it('explains algorithm, signed headers and signature, in any case of the name', () => {
    expect(explain('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')).toMatch(/Signature Version 4/);
    expect(explain('x-amz-algorithm', 'AWS4-ECDSA-P256-SHA256')).toMatch(
      /API Gateway takes AWS4-HMAC-SHA256/,
    );
    expect(explain('X-Amz-SignedHeaders', 'host')).toMatch(/only Host/);
    expect(explain('X-Amz-SignedHeaders', 'host;x-api-key')).toMatch(/host, x-api-key/);
    expect(explain('X-Amz-Signature', '9f2c…00e1')).toMatch(/HMAC-SHA256/);
  });

  it("tells whether the app's own parameter is signed", () => {
    expect(explain('room')).toMatch(/is part of the signature/);
    expect(explainParameter(parameter('room', 'a', { signed: false }), trace, AT)).toMatch(
      /not part of the signature/,
    );
  });
});
