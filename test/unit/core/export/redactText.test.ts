import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactText } from '#core/export/redactText.ts';

describe('what is replaced', () => {
  test.each([
    ['{"user":"ann","token":"abc"}', '{"user":"ann","token":"…"}'],
    ['{"a":{"Authorization":{"host":"x","x-api-key":"k"}}}', '{"a":{"Authorization":"…"}}'],
    ['{ "password" : 12 ,\n "n": 1.50 }', '{ "password" : "…" ,\n "n": 1.50 }'],
    ['[{"sessionToken":["a","b"]},2]', '[{"sessionToken":"…"},2]'],
    ['{"body":"{\\"secret\\":\\"s\\",\\"n\\":1}"}', '{"body":"{\\"secret\\":\\"…\\",\\"n\\":1}"}'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test('signatures and tokens of URLs anywhere in a text', () => {
    const signature = '0123456789abcdef'.repeat(4);
    const text = `open wss://a.example/dev?X-Amz-Security-Token=${'T'.repeat(60)}&X-Amz-Signature=${signature} now`;
    const redacted = redactText(text);
    expect(redacted).not.toContain(signature);
    expect(redacted).not.toContain('T'.repeat(20));
    expect(redacted).toMatch(/^open wss:\/\/a\.example\/dev\?X-Amz-Security-Token=TTTT.*TTTT&.* now$/);
  });

  test('JSON Web Tokens, bearer tokens and access key ids outside of JSON', () => {
    const jwt = `eyJ${'h'.repeat(20)}.${'p'.repeat(40)}.${'s'.repeat(43)}`;
    expect(redactText(`id=1 ${jwt}.`)).toBe('id=1 eyJh….');
    expect(redactText('Authorization: Bearer abcdefghijkl')).toBe('Authorization: Bearer …');
    expect(redactText('key AKIAIOSFODNN7EXAMPLE')).toBe('key AKIA…MPLE');
  });

  test('fields that the person names, whatever their case', () => {
    expect(redactText('{"Iban":"DE00","x":1}', ['iban'])).toBe('{"Iban":"…","x":1}');
  });
});

test('empty values stay, so that one sees that they were empty', () => {
  const text = '{"token":"","secret":null,"password":[]}';
  expect(redactText(text)).toBe(text);
});

test('JSON without secrets stays as it is written, to the space', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
      const text = JSON.stringify({ data: value }, undefined, indent);
      // Names and texts that look like secrets are meant to be replaced.
      fc.pre(
        !/token|pass|secret|auth|key|session|sid|sig|pin|otp|eyJ|bearer|basic|cookie|cred|jwt|hmac|ticket|pwd|bearer|=/i.test(
          text,
        ),
      );
      expect(redactText(text)).toBe(text);
    }),
  );
});

test('what was redacted is still JSON, and no secret value is left', () => {
  const names = fc.constantFrom('token', 'clientSecret', 'x-api-key', 'password', 'name', 'id');
  fc.assert(
    fc.property(fc.dictionary(names, fc.stringMatching(/^SECRET[a-z]{6}$/)), (record) => {
      const redacted = redactText(JSON.stringify({ list: [record] }));
      const [back] = (JSON.parse(redacted) as { list: Record<string, string>[] }).list;
      for (const [name, value] of Object.entries(record)) {
        expect(back![name]).toBe(name === 'name' || name === 'id' ? value : '…');
      }
    }),
  );
});
