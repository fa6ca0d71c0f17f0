/**
 * As much of Node's Buffer as AWS's SRP library uses, in place of the 20 kB that stand in for all of
 * it (vite.config.ts puts this file there): bytes from hex or UTF-8, hex of bytes, joining.
 */
export class Buffer extends Uint8Array {
  static override from(source: string | ArrayLike<number> | Iterable<number>, encoding?: unknown): Buffer {
    if (typeof source !== 'string') return new Buffer(Array.from(source));
    if (encoding !== 'hex') return new Buffer(new TextEncoder().encode(source));
    const pairs = source.match(/[0-9a-f]{2}/gi) ?? [];
    return new Buffer(pairs.map((pair) => Number.parseInt(pair, 16)));
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    return Buffer.from(parts.flatMap((part) => [...part]));
  }

  /** Hex: no other form is asked for. */
  override toString(): string {
    return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
