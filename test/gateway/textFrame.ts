/** Bytes of header that an unmasked frame with this payload needs (RFC 6455, section 5.2). */
export function frameHeaderLength(payload: number): number {
  return payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
}

/** Writes the header of an unfragmented, unmasked text frame at `offset`; returns where the payload begins. */
export function writeTextHeader(target: Buffer, offset: number, payload: number): number {
  target[offset] = 0x81;
  if (payload < 126) {
    target[offset + 1] = payload;
  } else if (payload < 65_536) {
    target[offset + 1] = 126;
    target.writeUInt16BE(payload, offset + 2);
  } else {
    target[offset + 1] = 127;
    target.writeBigUInt64BE(BigInt(payload), offset + 2);
  }
  return offset + frameHeaderLength(payload);
}
