import { bytesToBase64, fromBase64 } from '#core/bytes/base64.ts';

export type VaultCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>;

/** How the key comes from the passphrase; kept beside the ciphertext. */
export interface Derivation {
  name: 'PBKDF2';
  hash: 'SHA-256';
  iterations: number;
  /** 16 bytes, base64. */
  salt: string;
}

/** Secrets as they are on disk. */
export interface Sealed {
  version: 1;
  derivation: Derivation;
  cipher: 'AES-256-GCM';
  /** 12 bytes, base64; fresh for every write. */
  iv: string;
  /** Ciphertext and tag, base64. */
  data: string;
}

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet). */
export const ITERATIONS = 600_000;

/** Derivation parameters with a new salt. */
export function newDerivation(crypto: VaultCrypto, iterations: number): Derivation {
  const salt = bytesToBase64(crypto.getRandomValues(new Uint8Array(16)));
  return { name: 'PBKDF2', hash: 'SHA-256', iterations, salt };
}

/** The 256-bit key of a passphrase, base64. NFKC, so that keyboards that compose letters differently agree. */
export async function deriveKey(
  crypto: VaultCrypto,
  passphrase: string,
  { iterations, salt }: Derivation,
): Promise<string> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: fromBase64(salt) };
  return bytesToBase64(new Uint8Array(await crypto.subtle.deriveBits(parameters, base, 256)));
}

/** Encrypts JSON under a derived key. */
export async function seal(
  crypto: VaultCrypto,
  key: string,
  derivation: Derivation,
  value: unknown,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt(
    gcm(iv, derivation),
    await importKey(crypto, key, 'encrypt'),
    plain,
  );
  return {
    version: 1,
    derivation,
    cipher: 'AES-256-GCM',
    iv: bytesToBase64(iv),
    data: bytesToBase64(new Uint8Array(data)),
  };
}

/** The JSON that was sealed; throws for another key, and where anything of it was changed. */
export async function open(crypto: VaultCrypto, key: string, sealed: Sealed): Promise<unknown> {
  const algorithm = gcm(fromBase64(sealed.iv), sealed.derivation);
  const data = fromBase64(sealed.data);
  const plain = await crypto.subtle.decrypt(algorithm, await importKey(crypto, key, 'decrypt'), data);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** The parameters are authenticated as well, so that nobody weakens them unnoticed. */
function gcm(iv: Uint8Array<ArrayBuffer>, { name, hash, iterations, salt }: Derivation): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify([1, name, hash, iterations, salt]));
  return { name: 'AES-GCM', iv, additionalData };
}

function importKey(crypto: VaultCrypto, key: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, [use]);
}
