import { ByteReader } from '../values/ByteReader.ts';
import { ByteFault } from '../values/faults.ts';
import { readUtf8 } from '../values/readUtf8.ts';

/** Reads MQTT's types of data (MQTT 5.0, section 1.5). */
export class MqttReader extends ByteReader {
  string(what: string): string {
    const bytes = this.binary(what);
    const text = readUtf8(bytes);
    if (text === undefined) throw new ByteFault(this.at - bytes.length, `${what} is not UTF-8`);
    return text;
  }

  binary(what: string): Uint8Array {
    return this.cut(this.u16(`the length of ${what}`), what);
  }

  /** One to four bytes, seven bits each, lowest first. */
  varint(what: string): number {
    const from = this.at;
    let value = 0;
    for (let place = 0; place < 4; place += 1) {
      const byte = this.u8(what);
      value += (byte & 0x7f) * 128 ** place;
      if (byte < 0x80) return value;
    }
    throw new ByteFault(from, `${what} takes four bytes at most`);
  }

  /** Nothing may follow. */
  finish(): void {
    if (this.at < this.end) throw new ByteFault(this.at, 'the packet goes on after its last part');
  }
}
