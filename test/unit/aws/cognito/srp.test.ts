import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createDeviceVerifier, startSrp } from '#aws/cognito/srp.ts';
import { challenge, createVerifier } from './srpServer.ts';

// Numbers of 3,072 bits take their time where other tests run beside these.
vi.setConfig({ testTimeout: 60_000 });

const NOW = Date.UTC(2026, 10, 1, 9, 5, 3);

test('a claim made with the right password convinces a server written from RFC 5054', async () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  // Salts of every length and with every leading bit: padding is where clients go wrong.
  const salts = fc.bigInt({ min: 1n, max: (1n << 128n) - 1n });
  await fc.assert(
    fc.asyncProperty(word, word, word, salts, async (group, identity, password, salt) => {
      const srp = startSrp(group);
      const server = challenge(group, identity, createVerifier(group, identity, password, salt), srp.a);
      const part = { b: server.b, salt: salt.toString(16), secretBlock: server.secretBlock };
      expect(server.verifies(await srp.claim(identity, password, part, NOW))).toBe(true);
      const wrong = await srp.claim(identity, `${password}x`, part, NOW);
      expect(server.verifies(wrong)).toBe(false);
    }),
    { numRuns: 8 },
  );
});

test('a claim for another pool, user or time is not accepted', async () => {
  const srp = startSrp('Ab12Cd34');
  const salt = 0x8f6a1dadn;
  const verifier = createVerifier('Ab12Cd34', 'ada', 'correct horse', salt);
  const server = challenge('Ab12Cd34', 'ada', verifier, srp.a);
  const part = { b: server.b, salt: salt.toString(16), secretBlock: server.secretBlock };
  const right = await srp.claim('ada', 'correct horse', part, NOW);
  expect(server.verifies(right)).toBe(true);
  expect(server.verifies({ ...right, TIMESTAMP: 'Sun Nov 1 09:05:04 UTC 2026' })).toBe(false);
  expect(server.verifies(await srp.claim('bob', 'correct horse', part, NOW))).toBe(false);
  const elsewhere = challenge('Other', 'ada', verifier, srp.a);
  const there = { b: elsewhere.b, salt: part.salt, secretBlock: elsewhere.secretBlock };
  expect(elsewhere.verifies(await srp.claim('ada', 'correct horse', there, NOW))).toBe(false);
});

test('every run begins with another A, drawn from 1,024 random bits', () => {
  const asked: number[] = [];
  const random = (length: number) => {
    asked.push(length);
    return new Uint8Array(randomBytes(length));
  };
  expect(startSrp('pool', random).a).not.toBe(startSrp('pool', random).a);
  expect(asked).toEqual([128, 128]);
});

test.each([
  ['zero', '0'],
  ['no number', 'not hex'],
  ['nothing', ''],
])('a B that is %s is refused, as RFC 5054 demands', async (_, b) => {
  const part = { b, salt: 'ab', secretBlock: 'AAAA' };
  await expect(startSrp('pool').claim('ada', 'secret', part, NOW)).rejects.toMatchObject({
    id: 'sign-in.unexpected',
  });
});

test('a device’s verifier is the one that its password gives', () => {
  for (let run = 0; run < 4; run += 1) {
    const { password, salt, verifier } = createDeviceVerifier('group', 'eu-central-1_device');
    const saltNumber = BigInt(`0x${Buffer.from(salt, 'base64').toString('hex')}`);
    const expected = createVerifier('group', 'eu-central-1_device', password, saltNumber);
    expect(BigInt(`0x${Buffer.from(verifier, 'base64').toString('hex')}`)).toBe(expected);
    expect(Buffer.from(password, 'base64')).toHaveLength(40);
  }
});
