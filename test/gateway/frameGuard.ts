/**
 * Watches the bytes that a client sends and reports the first frame whose payload is over the limit.
 * API Gateway limits single frames (32 KB) beside whole messages; `ws` knows messages only. Reads frame
 * headers alone (RFC 6455, section 5.2) and skips payloads.
 */
export function createFrameGuard(limit: number, onTooLarge: () => void): (chunk: Buffer) => void {
  const header = Buffer.alloc(14);
  let held = 0;
  let skip = 0;
  let tripped = false;

  return (chunk) => {
    let at = 0;
    while (!tripped && at < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - at);
        skip -= step;
        at += step;
        continue;
      }
      header[held++] = chunk[at++]!;
      if (held < 2 || held < headerLength(header[1]!)) continue;
      skip = payloadLength(header);
      held = 0;
      if (skip > limit) {
        tripped = true;
        onTooLarge();
      }
    }
  };
}

function headerLength(second: number): number {
  const length = second & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}

function payloadLength(header: Buffer): number {
  const length = header[1]! & 0x7f;
  if (length === 126) return header.readUInt16BE(2);
  return length === 127 ? Number(header.readBigUInt64BE(2)) : length;
}
