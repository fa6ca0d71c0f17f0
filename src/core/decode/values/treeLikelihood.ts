import type { ByteReader } from './ByteReader.ts';
import { ByteFault } from './faults.ts';
import type { TreeWriter } from './TreeWriter.ts';

interface TreeReader extends ByteReader {
  readonly writer: TreeWriter;
  item(): void;
}

/**
 * How likely a head that begins with a container is meant so. One value that ends with the message
 * is sure, as few bytes do by chance; a head that is cut is likely, if it was read to its end.
 */
export function treeLikelihood(reader: TreeReader, size: number): number {
  const { bytes, writer } = reader;
  let items = 0;
  try {
    do {
      reader.item();
      items += 1;
    } while (!writer.done && reader.at < bytes.length);
  } catch (error) {
    if (!(error instanceof ByteFault)) throw error;
    return error.isEarlyEnd && bytes.length < size && items > 3 ? 0.85 : 0;
  }
  if (!writer.done) return bytes.length < size ? 0.85 : 0;
  if (reader.at < size) return 0;
  return items > 2 ? 0.95 : 0.6;
}
