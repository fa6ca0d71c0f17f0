import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';

/** A signer's RSA key pair (2048 bits, as Cognito's), made when first used: that takes a while. */
export class KeyPair {
  readonly kid = randomUUID();
  #pair: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

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

  get #made() {
    this.#pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#pair;
  }
}
