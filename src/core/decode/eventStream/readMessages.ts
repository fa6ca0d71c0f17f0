import { inFigures } from '../../inFigures.ts';
import { ByteReader } from '../values/ByteReader.ts';
import { ByteFault } from '../values/faults.ts';
import { crc32 } from './crc32.ts';
import { type Header, readHeaders } from './readHeaders.ts';

/** Prelude (12 bytes) and the checksum at the end. */
export const LEAST = 16;
const PRELUDE = 12;

/** A checksum as it stands, and as it comes out. */
export interface Checksum {
  stated: number;
  reckoned: number;
}

export interface EventMessage {
  size: number;
  prelude: Checksum;
  message: Checksum;
  headers: Header[];
  payload: Uint8Array;
}

/**
 * Reads the messages that stand one after the other (application/vnd.amazon.eventstream:
 * docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html). Checksums that do not fit
 * are told, not refused. Throws a ByteFault where lengths make no sense.
 */
export function readMessages(bytes: Uint8Array): EventMessage[] {
  const messages: EventMessage[] = [];
  let at = 0;
  do {
    const message = readMessage(bytes, at);
    messages.push(message);
    at += message.size;
  } while (at < bytes.length);
  return messages;
}

function readMessage(bytes: Uint8Array, from: number): EventMessage {
  const reader = new ByteReader(bytes, from);
  reader.take(LEAST, 'a message of at least its prelude and checksum,');
  reader.at = from;
  const size = reader.u32('a length');
  const headersSize = reader.u32('a length');
  const prelude = { stated: reader.u32('a checksum'), reckoned: crc32(bytes.subarray(from, from + 8)) };
  const left = bytes.length - from;
  if (size < LEAST || size > left) {
    throw new ByteFault(from, `the prelude says ${inFigures(size)} bytes, and ${inFigures(left)} are there`);
  }
  if (headersSize > size - LEAST) {
    throw new ByteFault(from + 4, `headers of ${inFigures(headersSize)} bytes do not fit into the message`);
  }
  const end = from + size - 4;
  const headersEnd = from + PRELUDE + headersSize;
  const message = {
    stated: reader.view.getUint32(end),
    reckoned: crc32(bytes.subarray(from, end)),
  };
  const headers = readHeaders(bytes, from + PRELUDE, headersEnd);
  return { size, prelude, message, headers, payload: bytes.subarray(headersEnd, end) };
}
