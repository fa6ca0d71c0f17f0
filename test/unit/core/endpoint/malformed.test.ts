import { expect, test } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { malformed } from './malformed.ts';

test('there are at least fifty different malformed texts', () => {
  expect(new Set(malformed.map(({ text }) => text)).size).toBeGreaterThanOrEqual(50);
  expect(new Set(malformed.map(({ name }) => name)).size).toBe(malformed.length);
});

test.each(malformed)('$name gives a sentence that names the fault', ({ text, id }) => {
  const reading = readEndpoint(text);
  expect(reading.ok).toBe(false);
  if (reading.ok) return;
  expect(reading.fault.id).toBe(id);
  expect(reading.fault.message).toMatch(/^\p{L}.{15,}\.$/u);
  expect(reading.fault.next).toMatch(/^[A-Z].*\.$/);
});

test.each([
  ['wss://hidden-user:hidden-pass@h.example/', /hidden/],
  ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', /wJalr/],
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', /wJalr/],
  ['hiddenscheme://h.example', /hiddenscheme/],
  ['ws://h.example:hidden/', /hidden/],
  ['wscat -H "x-api-key: hidden"', /hidden/],
])('a fault does not repeat what was pasted (%#)', (text, secret) => {
  const reading = readEndpoint(text);
  expect(reading.ok).toBe(false);
  expect(JSON.stringify(reading)).not.toMatch(secret);
});

test('a text longer than any URL is refused without being read', () => {
  const reading = readEndpoint(`wss://h.example/?a=${'x'.repeat(70_000)}`);
  expect(reading).toMatchObject({ ok: false, fault: { id: 'url.too-long' } });
});
