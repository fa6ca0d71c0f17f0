import { instantText } from '../values/instantText.ts';

/** The timestamp extension (spec.md, type -1) as ISO 8601; undefined where its length is none of three. */
export function timestampText(data: Uint8Array): string | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length === 4) return instantText(BigInt(view.getUint32(0)), 0);
  if (data.length === 8) {
    const bits = view.getBigUint64(0);
    return instantText(bits & 0x3_ffff_ffffn, Number(bits >> 34n));
  }
  if (data.length === 12) return instantText(view.getBigInt64(4), view.getUint32(0));
  return undefined;
}
