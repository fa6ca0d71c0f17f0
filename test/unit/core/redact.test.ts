import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, MASK, maskAccessKeyId, maskParameter, maskQuery, maskSecret } from '#core/redact.ts';

describe('an access key id', () => {
  it.each([
    ['ASIAEXAMPLEEXAMPLE00', 'ASIA…LE00'],
    ['AKIAIOSFODNN7EXAMPLE', 'AKIA…MPLE'],
    ['test', 'te…'],
    ['', '…'],
    ['🚀🚀🚀🚀🚀🚀🚀', '🚀🚀…'],
  ])('%s is shown as %s', (id, shown) => {
    expect(maskAccessKeyId(id)).toBe(shown);
  });
});

describe('a secret', () => {
  it('shows its ends where it is long enough', () => {
    expect(maskSecret('26fa8bc5f8aa3ed9beabdd8e778f8cd8')).toBe('26fa…8cd8');
  });

  it('shows nothing where it is short', () => {
    expect(maskSecret('hunter2hunter2hunter2hu')).toBe(MASK);
    expect(maskSecret('')).toBe(MASK);
  });

  it('is never cut within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        encodeURIComponent(maskSecret(text));
        encodeURIComponent(maskAccessKeyId(text));
      }),
    );
  });
});

describe('a parameter name', () => {
  it.each([
    ...[
      'token',
      'access_token',
      'accessToken',
      'accesstoken',
      'id-token',
      'X-Auth-Token',
      'token_v2',
      'authtoken',
    ],
    ...['password', 'Passwd', 'pwd', 'pass', 'db.password', 'userPassword', 'passphrase'],
    ...['secret', 'client_secret', 'clientSecret', 'clientsecret'],
    ...['auth', 'authorization', 'Authorization', 'authentication', 'bearer', 'jwt', 'userJWT', 'JWTValue'],
    ...[
      'api_key',
      'apiKey',
      'apikey',
      'APIKey',
      'x-api-key',
      'X-API-Key',
      'xApiKey',
      'key',
      'subscription-key',
    ],
    ...['accessKey', 'AWSAccessKeyId', 'aws_access_key_id', 'private_key', 'sharedKey', 'myapikey'],
    ...['credential', 'cookie', 'session', 'sid', 'ticket', 'signature', 'sig', 'otp', 'pin', 'auth[token]'],
  ])('%s is a secret’s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    ...['', 'room', 'userId', 'author', 'authority', 'maxTokens', 'max_tokens', 'sessionId', 'session_id'],
    ...[
      'keyboard',
      'sortKey',
      'keys',
      'primary_key',
      'monkey',
      'passenger',
      'compass',
      'bypass',
      'spin',
      'pinned',
    ],
    ...[
      'secretary',
      'language-code',
      'X-Amz-ChannelARN',
      'X-Amz-ClientId',
      'sample-rate',
      'signal',
      'resign',
    ],
    ...['X-Amzn-Bedrock-AgentCore-Runtime-Session-Id', 'userArn', 'qualifier', 'tickets', 'größe'],
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a query parameter', () => {
  const token = 'IQoJb3JpZ2luX2VjEXAMPLE+token==';

  it.each([
    ['X-Amz-Security-Token', token, 'IQoJ…en=='],
    ['x-amz-security-token', token, 'IQoJ…en=='],
    ['X-Amz-Signature', '26fa8bc5f8aa3ed9beabdd8e778f8cd8', '26fa…8cd8'],
    [
      'X-Amz-Credential',
      'ASIAEXAMPLEEXAMPLE00/20261122/r/s/aws4_request',
      'ASIA…LE00/20261122/r/s/aws4_request',
    ],
    [
      'X-Amz-Credential',
      'odd/id/with/slash/20261122/r/s/aws4_request',
      'odd/…lash/20261122/r/s/aws4_request',
    ],
    ['X-Amz-Credential', 'ASIAEXAMPLEEXAMPLE00', 'ASIA…LE00'],
    ['X-Amz-Credential', 'ASIAEXAMPLEEXAMPLE00/short', 'ASIA…LE00/short'],
    ['access_token', 'a-token-that-is-long-enough-to-cut', '…'],
  ])('%s=%s is shown as %s', (name, value, shown) => {
    expect(maskParameter(name, value)).toEqual({ value: shown, masked: true });
  });

  it.each([
    ['room', 'lobby'],
    ['password', ''],
    ['X-Amz-Date', '20261122T102030Z'],
  ])('%s=%s is shown as it is', (name, value) => {
    expect(maskParameter(name, value)).toEqual({ value, masked: false });
  });
});

describe('a query string', () => {
  it('keeps order, names and escapes, and masks values only', () => {
    expect(
      maskQuery('b=%2f%zz&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLE%2Btoken%3D%3D&pass%77ord=x&a&c=1=2&'),
    ).toBe('b=%2f%zz&X-Amz-Security-Token=IQoJ…en%3D%3D&pass%77ord=…&a&c=1=2&');
  });

  it('masks a value that holds a malformed escape', () => {
    expect(maskQuery('token=100%&q=1')).toBe('token=…&q=1');
  });

  it('is left alone where nothing in it is secret', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'ü', 'room', '%'), fc.string())), (pairs) => {
        const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
        expect(maskQuery(query)).toBe(query);
      }),
    );
  });
});
