import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#test/gateway/refusal.ts';
import { createStore } from '#test/gateway/store.ts';
import { type VerifyRules, verifySignature } from '#test/gateway/verify.ts';
import type { WireRequest } from '#test/gateway/wire.ts';
import { targetOf } from './dial.ts';
import { NOW } from './fixture.ts';
import { SIGNERS, type Signer, signWithAws4 } from './signers.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';
const store = createStore({ account: '123456789012', partition: 'aws', now: () => NOW });
store.addRole('chat', []);
const keys = store.mintSession({ role: 'chat' });
const rules: VerifyRules = {
  store,
  region: 'eu-central-1',
  service: 'execute-api',
  tokenPlacement: 'canonical',
  expiryRule: 'both',
  now: () => NOW,
};

const wire = (url: string): WireRequest => ({
  method: 'GET',
  target: targetOf(url),
  headers: { host: HOST },
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
});

const sign = (signer: Signer, query: string, service?: string) =>
  signer({ url: `wss://${HOST}/dev${query}`, keys, at: NOW, ...(service ? { service } : {}) });

/** Parameters of any text; `X-Amz-` names are the signature's own. */
const parameters = fc
  .array(
    fc.tuple(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((key) => !/^x-amz-/i.test(key)),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 5 },
  )
  .map((pairs) =>
    pairs.length ? `?${pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}` : '',
  );

describe('verifySignature', () => {
  it.each(Object.entries(SIGNERS))('accepts whatever parameters %s signed', async (_, signer) => {
    await fc.assert(
      fc.asyncProperty(parameters, async (query) => {
        expect(verifySignature(wire(await sign(signer, query)), rules)).toBe(keys);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses the URL once any one of its signed characters is another', async () => {
    const target = targetOf(await sign(signWithAws4, '?room=lobby'));
    await fc.assert(
      fc.property(fc.nat(target.length - 6), fc.constantFrom('0', 'a', 'Z', '-'), (offset, replacement) => {
        // From behind `/dev?`; the path decides about the stage, which is looked at elsewhere.
        const at = offset + 5;
        fc.pre(!'=&%?'.includes(target[at]!) && target[at] !== replacement);
        const changed = target.slice(0, at) + replacement + target.slice(at + 1);
        // Another spelling of the same text is no change.
        fc.pre(String(new URLSearchParams(changed)) !== String(new URLSearchParams(target)));
        expect(() => verifySignature({ ...wire(''), target: changed }, rules)).toThrow(Refusal);
      }),
    );
  });

  it.each([
    ['a parameter added after signing', (url: string) => `${url}&late=1`],
    ['a parameter taken off after signing', (url: string) => url.replace('room=lobby&', '')],
    ['another path', (url: string) => url.replace('/dev?', '/dev/?')],
  ])('refuses %s', async (_, change) => {
    const url = await sign(signWithAws4, '?room=lobby');
    expect(change(url)).not.toBe(url);
    expect(() => verifySignature(wire(change(url)), rules)).toThrow(/does not match/);
  });

  it('refuses a request that is signed twice, in query and header', async () => {
    const request = wire(await sign(signWithAws4, ''));
    const headers = { ...request.headers, authorization: 'AWS4-HMAC-SHA256 Credential=x' };
    expect(() => verifySignature({ ...request, headers }, rules)).toThrow(/not in both/);
  });

  it('refuses another Host than the signed one', async () => {
    const request = { ...wire(await sign(signWithAws4, '')), headers: { host: 'api.example.test' } };
    expect(() => verifySignature(request, rules)).toThrow(/does not match/);
  });

  it('takes a plus sign on the wire for a space', async () => {
    const url = await sign(signWithAws4, '?name=a%20b');
    expect(url).toContain('a%20b');
    expect(verifySignature(wire(url.replace('a%20b', 'a+b')), rules)).toBe(keys);
  });

  describe('with a token appended after the signature, as IoT wants it', () => {
    const { sessionToken, ...bare } = keys;
    const appended = async () => {
      const url = await signWithAws4({
        url: `wss://${HOST}/mqtt`,
        keys: bare,
        at: NOW,
        service: 'iotdevicegateway',
      });
      return wire(`${url}&X-Amz-Security-Token=${encodeURIComponent(sessionToken!)}`);
    };
    const iot: VerifyRules = { ...rules, service: 'iotdevicegateway' };

    it.each(['appended', 'either'] as const)(
      'accepts it where the placement is %s',
      async (tokenPlacement) => {
        expect(verifySignature(await appended(), { ...iot, tokenPlacement })).toBe(keys);
      },
    );

    it('refuses it where the token belongs into the canonical query', async () => {
      const request = await appended();
      expect(() => verifySignature(request, { ...iot, tokenPlacement: 'canonical' })).toThrow(
        /does not match/,
      );
    });

    it('refuses a signed token where it has to be appended, and takes it where either will do', async () => {
      const request = wire(await sign(signWithAws4, '', 'iotdevicegateway'));
      expect(() => verifySignature(request, { ...iot, tokenPlacement: 'appended' })).toThrow(
        /does not match/,
      );
      expect(verifySignature(request, { ...iot, tokenPlacement: 'either' })).toBe(keys);
    });
  });

  it('answers whatever comes with a refusal, and never breaks', () => {
    const names = [
      'Algorithm',
      'Credential',
      'Signature',
      'SignedHeaders',
      'Date',
      'Expires',
      'Security-Token',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).map(encodeURIComponent),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[ #]/g, '')),
      fc.constantFrom('AWS4-HMAC-SHA256', '20261122T102030Z', 'host', 'host;__proto__;constructor', '300'),
      fc.constant(`${keys.accessKeyId}%2F20261122%2Feu-central-1%2Fexecute-api%2Faws4_request`),
      fc.constant(encodeURIComponent(keys.sessionToken!)),
    );
    const name = fc.oneof(fc.constantFrom(...names.map((part) => `X-Amz-${part}`)), value);
    const target = fc
      .array(fc.tuple(name, value), { maxLength: 9 })
      .map((pairs) => `/dev?${pairs.map((pair) => pair.join('=')).join('&')}`);
    const authorization = fc.option(fc.string({ maxLength: 40 }), { nil: undefined });
    fc.assert(
      fc.property(target, authorization, (text, header) => {
        const headers = { host: HOST, ...(header === undefined ? {} : { authorization: header }) };
        expect(() => verifySignature({ ...wire(''), target: text, headers }, rules)).toThrow(Refusal);
      }),
      { numRuns: 2000 },
    );
  });
});
