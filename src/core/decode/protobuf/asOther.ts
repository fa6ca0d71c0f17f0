import { instantText } from '../values/instantText.ts';
import { floatText } from '../values/numberText.ts';
import { varintEnd, varintValue } from './wire.ts';

const SHOWN = 8;

/** What a number would be as seconds or milliseconds since 1970, for times from 2001 to 2096. */
export function asTime(value: number | bigint): string | undefined {
  if (typeof value === 'bigint') return undefined;
  if (value >= 1e9 && value < 4e9) return instantText(BigInt(value), 0);
  if (value < 1e12 || value >= 4e12) return undefined;
  return instantText(BigInt(Math.floor(value / 1000)), (value % 1000) * 1_000_000);
}

/** `as packed varints 1, 2, 3 …`; undefined where the bytes are none. */
export function asVarints(bytes: Uint8Array): string | undefined {
  const values: string[] = [];
  let count = 0;
  for (let at = 0; at < bytes.length; count += 1) {
    const to = varintEnd(bytes, at, bytes.length);
    if (to < 0) return undefined;
    if (count < SHOWN) values.push(String(varintValue(bytes, at, to)));
    at = to;
  }
  return count < 2 ? undefined : `as packed varints ${values.join(', ')}${count > SHOWN ? ' …' : ''}`;
}

/** `as packed floats 0.5, 1 …`; undefined where their sizes are none that anybody would measure. */
export function asFloats(bytes: Uint8Array): string | undefined {
  const isDouble = bytes.length % 8 === 0 && areLikely(bytes, 8);
  if (!isDouble && (bytes.length % 4 !== 0 || !areLikely(bytes, 4))) return undefined;
  const size = isDouble ? 8 : 4;
  const values: string[] = [];
  for (let at = 0; at < bytes.length && values.length < SHOWN; at += size) {
    values.push(isDouble ? String(valueAt(bytes, at, 8)) : floatText(valueAt(bytes, at, 4)));
  }
  const more = bytes.length > SHOWN * size ? ' …' : '';
  return `as packed ${isDouble ? 'doubles' : 'floats'} ${values.join(', ')}${more}`;
}

function areLikely(bytes: Uint8Array, size: number): boolean {
  if (bytes.length === 0) return false;
  for (let at = 0; at < Math.min(bytes.length, SHOWN * size); at += size) {
    const value = Math.abs(valueAt(bytes, at, size));
    if (!(value === 0 || (value > 1e-6 && value < 1e9))) return false;
  }
  return true;
}

function valueAt(bytes: Uint8Array, at: number, size: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  return size === 8 ? view.getFloat64(0, true) : view.getFloat32(0, true);
}
