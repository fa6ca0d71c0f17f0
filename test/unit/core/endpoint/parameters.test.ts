import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeQuery, encodeRfc3986, isSigningParameter } from '#core/endpoint/parameters.ts';

test('the seven parameters of a signature are known in any case, and no others', () => {
  for (const name of [
    'Algorithm',
    'Credential',
    'Date',
    'Expires',
    'Security-Token',
    'SignedHeaders',
    'Signature',
  ]) {
    expect(isSigningParameter(`X-Amz-${name}`)).toBe(true);
    expect(isSigningParameter(`x-amz-${name}`.toUpperCase())).toBe(true);
  }
  for (const name of ['X-Amz-ChannelARN', 'X-Amz-ClientId', 'X-Amz-Signature2', 'Signature', ''])
    expect(isSigningParameter(name)).toBe(false);
});

test('only RFC 3986’s unreserved characters stay bare, and all text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const encoded = encodeRfc3986(text);
      expect(encoded).toMatch(/^(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(encoded)).toBe(text);
    }),
  );
});

test('a lone surrogate becomes U+FFFD and does not throw', () => {
  expect(encodeRfc3986('a\ud800b')).toBe('a%EF%BF%BDb');
});

test('entries come back from the query in order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (entries) => {
      expect([...new URLSearchParams(encodeQuery(entries))]).toEqual(entries);
    }),
  );
});
