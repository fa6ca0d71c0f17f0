import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';

interface Pair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

// Making one takes up to a second: the gateways of one process share those of the same owner.
const shared = new Map<string, Pair>();

/** A signer's RSA key pair (2048 bits, as Cognito's), made when first used. Without an owner: its very own. */
export class KeyPair {
  readonly kid = randomUUID();
  readonly #owner: string;

  constructor(owner: string = randomUUID()) {
    this.#owner = owner;
  }

  get privateKey(): KeyObject {
    return this.#made.privateKey;
  }

  get publicKey(): KeyObject {
    return this.#made.publicKey;
  }

  /** What a JWKS publishes. */
  get jwk(): JsonWebKey {
    return { ...this.publicKey.export({ format: 'jwk' }), kid: this.kid, alg: 'RS256', use: 'sig' };
  }

  get #made(): Pair {
    const pair = shared.get(this.#owner) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
    shared.set(this.#owner, pair);
    return pair;
  }
}
