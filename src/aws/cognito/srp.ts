import { bytesToBase64, fromBase64 } from '#core/bytes/base64.ts';
import './libraryGlobals.ts';
import './nativePower.ts';

import AuthenticationHelper from 'amazon-cognito-identity-js/es/AuthenticationHelper';
import BigInteger from 'amazon-cognito-identity-js/es/BigInteger';
import { Problem } from '#core/problem.ts';
import { formatClaimTime } from './claimTime.ts';
import { type Random, secureRandom } from './random.ts';

/** The server's part of a PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER challenge. */
export interface ServerPart {
  /** SRP_B and SALT: hex. */
  b: string;
  salt: string;
  /** SECRET_BLOCK: base64. */
  secretBlock: string;
}

/** What answers the challenge. */
export interface PasswordClaim {
  PASSWORD_CLAIM_SIGNATURE: string;
  PASSWORD_CLAIM_SECRET_BLOCK: string;
  TIMESTAMP: string;
}

/** One run of SRP-6a as Cognito speaks it: RFC 5054's 3072-bit group, SHA-256, the key by HKDF. */
export interface SrpRun {
  /** SRP_A: hex. */
  a: string;
  claim(identity: string, password: string, server: ServerPart, now: number): Promise<PasswordClaim>;
}

/** AWS's algebra, with randomness that is there in a service worker as well (the library looks for `window`). */
function createHelper(group: string, random: Random): AuthenticationHelper {
  class Helper extends AuthenticationHelper {
    override generateRandomSmallA(): BigInteger {
      return new BigInteger(toHex(random(128)), 16);
    }
  }
  return new Helper(group);
}

/** @param group the user pool's name (its id after `_`), or a device's group key */
export function startSrp(group: string, random: Random = secureRandom): SrpRun {
  const helper = createHelper(group, random);
  let a = '';
  helper.getLargeAValue((error, largeA) => {
    if (error) throw error;
    a = largeA.toString(16);
  });
  return {
    a,
    async claim(identity, password, server, now) {
      const key = authenticationKey(helper, identity, password, server);
      const timestamp = formatClaimTime(now);
      const encoder = new TextEncoder();
      const message = [
        encoder.encode(group + identity),
        readServersBase64(server.secretBlock),
        encoder.encode(timestamp),
      ];
      return {
        PASSWORD_CLAIM_SIGNATURE: bytesToBase64(await hmac(key, concat(message))),
        PASSWORD_CLAIM_SECRET_BLOCK: server.secretBlock,
        TIMESTAMP: timestamp,
      };
    },
  };
}

function authenticationKey(
  helper: AuthenticationHelper,
  identity: string,
  password: string,
  server: ServerPart,
) {
  if (!/^[0-9a-f]+$/i.test(server.b) || !/^[0-9a-f]+$/i.test(server.salt)) throw badServer();
  let key: Uint8Array | undefined;
  try {
    helper.getPasswordAuthenticationKey(
      identity,
      password,
      new BigInteger(server.b, 16),
      new BigInteger(server.salt, 16),
      (error, result) => {
        if (!error) key = result;
      },
    );
  } catch {
    // B or u was zero (RFC 5054, 2.5.3 and 2.5.4): whoever sent that does not know the password's verifier.
    throw badServer();
  }
  if (!key) throw badServer();
  return key;
}

function badServer(): Problem {
  return new Problem(
    'sign-in.unexpected',
    'The user pool answered with numbers that no honest server sends (SRP).',
    'Check the endpoint in the profile before you type the password again.',
  );
}

/** What ConfirmDevice is told of a new device, and the password that the device keeps. */
export interface DeviceVerifier {
  password: string;
  /** Base64. */
  salt: string;
  verifier: string;
}

/** A random password for a device, and its SRP verifier g^x (Cognito developer guide, "Working with devices"). */
export function createDeviceVerifier(
  groupKey: string,
  key: string,
  random: Random = secureRandom,
): DeviceVerifier {
  const helper = createHelper(groupKey, random);
  const password = bytesToBase64(random(40));
  const salt = helper.padHex(new BigInteger(toHex(random(16)), 16));
  const x = new BigInteger(helper.hexHash(salt + helper.hash(`${groupKey}${key}:${password}`)), 16);
  let verifier = '';
  helper.g.modPow(x, helper.N, (error, result) => {
    if (error) throw error;
    verifier = helper.padHex(result);
  });
  return { password, salt: bytesToBase64(fromHex(salt)), verifier: bytesToBase64(fromHex(verifier)) };
}

async function hmac(key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, new Uint8Array(message)));
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function readServersBase64(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw badServer();
  }
}
