import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey, ITERATIONS, newDerivation, open, type Sealed, seal } from '#background/vault/cipher.ts';

const passphrase = fc.string({ unit: 'binary', minLength: 8, maxLength: 40 });
const secrets = fc.dictionary(
  fc.string({ maxLength: 20 }),
  fc.record({ secretAccessKey: fc.string({ minLength: 12, maxLength: 60 }) }),
  { noNullPrototype: true, maxKeys: 5 },
);

async function sealed(words: string, value: unknown): Promise<{ key: string; copy: Sealed }> {
  const derivation = newDerivation(crypto, 3);
  const key = await deriveKey(crypto, words, derivation);
  return { key, copy: await seal(crypto, key, derivation, value) };
}

describe('the encrypted copy', () => {
  it('gives back what went in', async () => {
    await fc.assert(
      fc.asyncProperty(passphrase, secrets, async (words, value) => {
        const { key, copy } = await sealed(words, value);
        expect(await open(crypto, key, JSON.parse(JSON.stringify(copy)))).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  it('can be opened by an AES-256-GCM and PBKDF2 that are not ours', async () => {
    const { copy } = await sealed('correct horse battery', { a: 'secret' });
    const { iterations, salt } = copy.derivation;
    const key = pbkdf2Sync('correct horse battery', Buffer.from(salt, 'base64'), iterations, 32, 'sha256');
    const data = Buffer.from(copy.data, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(copy.iv, 'base64'));
    decipher.setAAD(Buffer.from(JSON.stringify([1, 'PBKDF2', 'SHA-256', iterations, salt])));
    decipher.setAuthTag(data.subarray(-16));
    const plain = Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]);
    expect(JSON.parse(plain.toString())).toEqual({ a: 'secret' });
  });

  it('is refused with any bit changed', async () => {
    const { key, copy } = await sealed('correct horse battery', { a: 'secret' });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('data', 'iv'), fc.nat(), fc.nat(7), async (field, at, bit) => {
        const bytes = Buffer.from(copy[field as 'data' | 'iv'], 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        await expect(open(crypto, key, { ...copy, [field]: bytes.toString('base64') })).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with weaker parameters written beside it', async () => {
    const { key, copy } = await sealed('correct horse battery', { a: 'secret' });
    const weaker = { ...copy, derivation: { ...copy.derivation, iterations: 1 } };
    await expect(open(crypto, key, weaker)).rejects.toThrow();
  });

  it('holds nothing of the secrets in readable form', async () => {
    await fc.assert(
      fc.asyncProperty(passphrase, fc.string({ minLength: 12, maxLength: 40 }), async (words, secret) => {
        const { copy } = await sealed(words, { secret });
        const text = JSON.stringify(copy) + Buffer.from(copy.data, 'base64').toString('latin1');
        expect(text.includes(secret)).toBe(false);
        expect(text.includes(words)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('has its own salt each time, and its own IV at each write', async () => {
    const { key, copy } = await sealed('correct horse battery', {});
    const again = await seal(crypto, key, copy.derivation, {});
    expect(again.iv).not.toBe(copy.iv);
    expect(newDerivation(crypto, 3).salt).not.toBe(copy.derivation.salt);
  });

  it('opens for a passphrase that another keyboard composes differently', async () => {
    const { copy } = await sealed('Stra\u00dfe caf\u00e9', { a: 1 });
    const key = await deriveKey(crypto, 'Stra\u00dfe cafe\u0301', copy.derivation);
    expect(await open(crypto, key, copy)).toEqual({ a: 1 });
  });

  it('is derived by at least as many rounds as OWASP asks for', () => {
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
  });
});
