import { linkSchema } from './linkSchema.ts';
import { SchemaFault } from './ProtoLexer.ts';
import { ProtoParser } from './ProtoParser.ts';
import { readDescriptorSet } from './readDescriptorSet.ts';
import type { ProtoFault, ProtoTypes, RawSchema } from './types.ts';
import { WELL_KNOWN_PROTO } from './wellKnown.ts';

/** Larger ones are no texts that a person wrote. Characters or bytes. */
const LARGEST = 4_000_000;

export type SchemaReading = { types: ProtoTypes } | { fault: ProtoFault };

/**
 * Compiles the text of one or several .proto files put together, or a compiled FileDescriptorSet
 * (`protoc --descriptor_set_out`). Types of google/protobuf/ are there by themselves.
 */
export function compileSchema(source: string | Uint8Array): SchemaReading {
  if (source.length > LARGEST) return { fault: { sentence: 'The schema is larger than 4 MB.' } };
  try {
    const own = typeof source === 'string' ? new ProtoParser(source).read() : readDescriptorSet(source);
    if (own.messages.length === 0) {
      return { fault: { sentence: 'The schema has no messages.' } };
    }
    return { types: linkSchema(withWellKnown(own)) };
  } catch (error) {
    if (error instanceof SchemaFault) return { fault: error.fault };
    throw error;
  }
}

/** The messages that a person may choose from, in the order in which they were given. */
export function messageNames({ messages }: ProtoTypes): string[] {
  const own = [...messages.values()].filter(
    ({ isMapEntry, name }) => !isMapEntry && !name.startsWith('google.protobuf.'),
  );
  return own.map(({ name }) => name);
}

function withWellKnown(own: RawSchema): RawSchema {
  const given = new Set([...own.messages, ...own.enums].map(({ name }) => name));
  const builtIn = new ProtoParser(WELL_KNOWN_PROTO).read();
  const missing = <T extends { name: string }>(all: T[]) => all.filter(({ name }) => !given.has(name));
  return {
    ...own,
    messages: [...own.messages, ...missing(builtIn.messages)],
    enums: [...own.enums, ...missing(builtIn.enums)],
  };
}
