import { escapeUri } from '@smithy/core/protocols';

const encoder = new TextEncoder();

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is signed: one API Gateway stage with one key. */
export interface LimitInput {
  host: string;
  path: string;
  region: string;
  service: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expires: number;
}

/**
 * The least that a presign can cost in a browser: the signing key derived and imported beforehand, then
 * one digest, one HMAC and the text of the URL. It takes no URL apart, checks and explains nothing.
 */
export async function createLimit(
  input: LimitInput,
  date: string,
): Promise<(now: number) => Promise<string>> {
  const scope = `${date}/${input.region}/${input.service}/aws4_request`;
  const key = await importKey(await deriveKey(input.secretAccessKey, scope));
  const head = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${escapeUri(`${input.accessKeyId}/${scope}`)}&X-Amz-Date=`;
  const emptyHash = toHex(await crypto.subtle.digest('SHA-256', new Uint8Array()));
  return async (now) => {
    const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const token = escapeUri(input.sessionToken);
    const query = `${head}${time}&X-Amz-Expires=${input.expires}&X-Amz-Security-Token=${token}&X-Amz-SignedHeaders=host`;
    const canonical = `GET\n${input.path}\n${query}\nhost:${input.host}\n\nhost\n${emptyHash}`;
    const hash = toHex(await crypto.subtle.digest('SHA-256', encoder.encode(canonical)));
    const toSign = encoder.encode(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash}`);
    const signature = toHex(await crypto.subtle.sign('HMAC', key, toSign));
    return `wss://${input.host}${input.path}?${query}&X-Amz-Signature=${signature}`;
  };
}

async function deriveKey(secret: string, scope: string): Promise<Uint8Array<ArrayBuffer>> {
  let key = encoder.encode(`AWS4${secret}`);
  for (const part of scope.split('/')) {
    key = new Uint8Array(await crypto.subtle.sign('HMAC', await importKey(key), encoder.encode(part)));
  }
  return key;
}

function importKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}
