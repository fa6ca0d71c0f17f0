import { createHmac } from 'node:crypto';

/** A code of RFC 6238 for a base32 secret, computed without the gateway's code. */
export function createTotp(secret: string, ms: number): string {
  let bits = '';
  for (const char of secret)
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0');
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  const counter = Buffer.from(
    Math.floor(ms / 30_000)
      .toString(16)
      .padStart(16, '0'),
    'hex',
  );
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = mac[19]! & 15;
  const value = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 1e6;
  return value.toString().padStart(6, '0');
}
