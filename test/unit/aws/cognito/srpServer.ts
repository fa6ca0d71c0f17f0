import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * The server's side of Cognito's SRP, from RFC 5054 (group of 3072 bits, appendix A; u and S of 2.5 and 2.6)
 * and RFC 5869, on BigInt and node:crypto: shares nothing with what the product uses.
 */
const N = BigInt(
  '0x' +
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD' +
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510' +
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);
const G = 2n;

/** Java's BigInteger.toByteArray of a positive number, which Cognito hashes. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

const number = (buffer: Uint8Array) => BigInt(`0x${Buffer.from(buffer).toString('hex') || '0'}`);
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

const K = number(sha256(bytes(N), bytes(G)));

/** v = g^x, x = H(salt, H(group + identity + ":" + password)). */
export function createVerifier(group: string, identity: string, password: string, salt: bigint): bigint {
  const inner = sha256(Buffer.from(`${group}${identity}:${password}`, 'utf8'));
  return power(G, number(sha256(bytes(salt), inner)));
}

export interface SrpServer {
  b: string;
  secretBlock: string;
  /** Whether the claim proves knowledge of the password. */
  verifies(claim: { PASSWORD_CLAIM_SIGNATURE: string; TIMESTAMP: string }): boolean;
}

/** One run against a client's public A. */
export function challenge(group: string, identity: string, verifier: bigint, a: string): SrpServer {
  const A = BigInt(`0x${a}`);
  if (A % N === 0n) throw new Error('A is a multiple of N.');
  const secret = number(randomBytes(128));
  const B = (K * verifier + power(G, secret)) % N;
  const secretBlock = randomBytes(64);
  const u = number(sha256(bytes(A), bytes(B)));
  const S = power((A * power(verifier, u)) % N, secret);
  const key = hkdfSync('sha256', bytes(S), bytes(u), Buffer.from('Caldera Derived Key', 'utf8'), 16);
  return {
    b: B.toString(16),
    secretBlock: secretBlock.toString('base64'),
    verifies({ PASSWORD_CLAIM_SIGNATURE, TIMESTAMP }) {
      const message = Buffer.concat([Buffer.from(group + identity), secretBlock, Buffer.from(TIMESTAMP)]);
      const expected = createHmac('sha256', Buffer.from(key)).update(message).digest('base64');
      return expected === PASSWORD_CLAIM_SIGNATURE;
    },
  };
}
