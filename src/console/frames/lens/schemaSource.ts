import { bytesToBase64, readBase64 } from '#core/bytes/base64.ts';
import { compileSchema, type SchemaReading } from '#core/decode/protobuf/compileSchema.ts';
import { isPlainText } from '#core/decode/text/text.ts';
import { readUtf8 } from '#core/decode/values/readUtf8.ts';

/** A protobuf schema as the person gave it. */
export interface SchemaSource {
  /** The text of .proto files, or a descriptor set in base64. */
  source: string;
  isBinary: boolean;
  /** Full name of the message that is read; absent for the one that fits best. */
  message?: string;
}

/** Compiles a schema as it is kept. */
export function readSource({ source, isBinary }: SchemaSource): SchemaReading {
  if (!isBinary) return compileSchema(source);
  const reading = readBase64(source);
  return 'bytes' in reading ? compileSchema(reading.bytes) : { fault: { sentence: reading.fault } };
}

/** The source of a file: a text, or a descriptor set where it is none. */
export function sourceOf(bytes: Uint8Array): SchemaSource {
  // A descriptor set may be UTF-8 throughout, but never without control characters.
  const text = isPlainText(bytes) ? readUtf8(bytes) : undefined;
  if (text !== undefined) return { source: text, isBinary: false };
  return { source: bytesToBase64(bytes), isBinary: true };
}

/** Whether something that was kept is a schema. */
export function isSchemaSource(value: unknown): value is SchemaSource {
  if (typeof value !== 'object' || value === null) return false;
  const { source, isBinary, message } = value as Record<string, unknown>;
  const isNamed = message === undefined || typeof message === 'string';
  return typeof source === 'string' && typeof isBinary === 'boolean' && isNamed;
}
