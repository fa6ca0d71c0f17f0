import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** A time-based one-time password (RFC 6238: SHA-1, six digits, 30 seconds), of which each counts once. */
export class Totp {
  readonly #key: Buffer;
  #lastUsed = -1;

  constructor(key: Buffer = randomBytes(32)) {
    this.#key = key;
  }

  /** The key in base32 (RFC 4648), as it is put into an authenticator app. */
  get secret(): string {
    const bits = [...this.#key].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return bits.replace(/.{1,5}/g, (five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]!);
  }

  /** The code at this time, epoch milliseconds. */
  at(ms: number): string {
    return this.#code(Math.floor(ms / STEP_MS));
  }

  /** Judges a code: it may be one step early or late, and may not have been used before. */
  check(code: string, now: number): 'good' | 'wrong' | 'used' {
    const current = Math.floor(now / STEP_MS);
    const step = [current - 1, current, current + 1].find((at) => this.#code(at) === code);
    if (step === undefined) return 'wrong';
    if (step <= this.#lastUsed) return 'used';
    this.#lastUsed = step;
    return 'good';
  }

  #code(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.#key).update(counter).digest();
    const at = mac.at(-1)! & 0xf;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}
