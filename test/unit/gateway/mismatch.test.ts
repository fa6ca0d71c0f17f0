import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dialRaw, targetOf } from './dial.ts';
import { gatewayFor, NOW, signedUrl } from './fixture.ts';
import { signWithAwsCrt } from './signers.ts';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

describe('signature mismatch', () => {
  it('quotes the canonical request and the string to sign in the words of AWS', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const wrong = { ...gateway.credentials.longLived, secretAccessKey: 'not-the-secret' };
    const answer = await dialRaw(gateway.port, targetOf(await signedUrl(gateway, { at: NOW, keys: wrong })));
    const canonical = [
      'GET',
      '/dev',
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-central-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20261122T102030Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host',
      `host:127.0.0.1:${gateway.port}`,
      '',
      'host',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ].join('\n');
    const digest = createHash('sha256').update(canonical).digest('hex');
    expect(answer.status).toBe(403);
    expect(answer.headers['x-amzn-errortype']).toBe('InvalidSignatureException');
    expect(JSON.parse(answer.body)).toEqual({
      message:
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n' +
        `The Canonical String for this request should have been\n'${canonical}'\n\n` +
        `The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261122T102030Z\n20261122/eu-central-1/execute-api/aws4_request\n${digest}'\n`,
    });
  });

  it('quotes a string to sign that gives, with the right secret, the signature of aws-crt', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const { good } = gateway.credentials;
    const url = await signWithAwsCrt({
      url: `${gateway.url}?room=caf%C3%A9%20bar&tag=b&tag=a&x=*'!()`,
      keys: good,
      at: NOW,
    });
    const right = /X-Amz-Signature=(\w+)/.exec(url)![1]!;
    const { body } = await dialRaw(gateway.port, targetOf(url).replace(right, '0'.repeat(64)));
    const stringToSign = /String-to-Sign should have been\n'([^']+)'/.exec(JSON.parse(body).message)![1]!;
    const day = hmac(`AWS4${good.secretAccessKey}`, '20261122');
    const key = ['eu-central-1', 'execute-api', 'aws4_request'].reduce(hmac, day);
    expect(hmac(key, stringToSign).toString('hex')).toBe(right);
  });

  it.each([
    ['/dev?late=a%20b', 'late=a%20b'],
    ['/dev?late=a+b', 'late=a%20b'],
    ["/dev?late='%21*", 'late=%27%21%2A'],
    ['/dev?late=%C3%BC', 'late=%C3%BC'],
    ['/dev?late=[{|}]', 'late=%5B%7B%7C%7D%5D'],
  ])('shows %s as AWS would have read it', async (path, expected) => {
    const gateway = await gatewayFor();
    const target = targetOf(await signedUrl(gateway)).replace('/dev?', `${path}&`);
    const { body } = await dialRaw(gateway.port, target);
    const query = JSON.parse(body).message.split('\n')[5] as string;
    expect(query.split('&')).toContain(expected);
    expect(query).toContain('X-Amz-Credential=ASIAEXAMPLE');
    expect(query).toContain('%2Feu-central-1%2F');
  });
});
