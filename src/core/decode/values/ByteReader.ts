import { inFigures } from '../../inFigures.ts';
import { ByteFault } from './faults.ts';

/** Reads big-endian numbers and cuts off a message, and faults where it ends too early. */
export class ByteReader {
  at: number;
  readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    from = 0,
    readonly end = bytes.length,
  ) {
    this.at = from;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Steps over so many bytes and gives where they begin. `what` is named in the fault: "a string". */
  take(count: number, what: string): number {
    const from = this.at;
    if (count > this.end - from) {
      const left = this.end - from;
      throw new ByteFault(from, `${what} of ${size(count)} should stand here, but ${remains(left)}`, true);
    }
    this.at = from + count;
    return from;
  }

  cut(count: number, what: string): Uint8Array {
    const from = this.take(count, what);
    return this.bytes.subarray(from, from + count);
  }

  u8(what: string): number {
    return this.bytes[this.take(1, what)]!;
  }

  u16(what: string): number {
    return this.view.getUint16(this.take(2, what));
  }

  u32(what: string): number {
    return this.view.getUint32(this.take(4, what));
  }
}

const size = (bytes: number) => (bytes === 1 ? '1 byte' : `${inFigures(bytes)} bytes`);

function remains(bytes: number): string {
  if (bytes === 0) return 'the message ends';
  return bytes === 1 ? 'only one is left' : `only ${inFigures(bytes)} are left`;
}
