import { computed, signal } from '@preact/signals';
import { bytesToBase64, readBase64 } from '#core/bytes/base64.ts';
import type { DecodeContext } from '#core/decode/contract.ts';
import { decoderOf } from '#core/decode/decoders.ts';
import { compileSchema, type SchemaReading } from '#core/decode/protobuf/compileSchema.ts';
import type { ProtoSchema } from '#core/decode/protobuf/types.ts';
import { isPlainText } from '#core/decode/text/text.ts';
import { readUtf8 } from '#core/decode/values/readUtf8.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import { Remembered, type ViewPreferences } from './Remembered.ts';

/** A protobuf schema as the person gave it. */
export interface SchemaSource {
  /** The text of .proto files, or a descriptor set in base64. */
  source: string;
  isBinary: boolean;
  /** Full name of the message that is read; absent for the one that fits best. */
  message?: string;
}

/** The message decoder of a session, or the schema of an API. */
const SESSIONS = 200;
const APIS = 20;

/** How the frames of one session are read: its subprotocol, the decoder and schema that the person chose. */
export class SessionLens {
  /** Id of the decoder that the person chose; undefined to choose by content. */
  readonly override = signal<string | undefined>(undefined);
  readonly schema = signal<SchemaSource | undefined>(undefined);
  /** The schema, compiled. */
  readonly compiled = computed(() => compiledOf(this.schema.value));
  /** Another object whenever frames are to be read anew. */
  readonly state = computed(() => ({ override: this.override.value, schema: this.compiled.value?.schema }));
  private readonly overrides: Remembered;
  private readonly schemas: Remembered;

  constructor(
    private readonly session: Pick<SessionRecord, 'id' | 'url' | 'subprotocol'>,
    preferences: ViewPreferences | undefined,
  ) {
    this.overrides = new Remembered(preferences, 'decoders', SESSIONS);
    this.schemas = new Remembered(preferences, 'schemas', APIS);
    const known = this.overrides.get(`${session.id}`);
    if (typeof known === 'string' && decoderOf(known) !== undefined) this.override.value = known;
    const schema = this.schemas.get(session.url);
    if (isSchemaSource(schema)) this.schema.value = schema;
  }

  /** Undefined lets the content decide again. */
  decodeAs(id: string | undefined): void {
    this.override.value = id;
    this.overrides.set(`${this.session.id}`, id);
  }

  /** The schema for this API, now and in later sessions. */
  useSchema(schema: SchemaSource | undefined): void {
    this.schema.value = schema;
    this.schemas.set(this.session.url, schema);
  }

  context(frame: Pick<Frame, 'kind' | 'direction'>): DecodeContext {
    const { schema } = this.state.value;
    const context: DecodeContext = {
      text: frame.kind === 'text',
      sent: frame.direction === 'sent',
      subprotocol: this.session.subprotocol ?? '',
    };
    return schema === undefined ? context : { ...context, schema };
  }
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

interface Compiled {
  reading: SchemaReading;
  schema: ProtoSchema | undefined;
}

function compiledOf(source: SchemaSource | undefined): Compiled | undefined {
  if (source === undefined) return undefined;
  const reading = readSource(source);
  if ('fault' in reading) return { reading, schema: undefined };
  const { types } = reading;
  const isThere = source.message !== undefined && types.messages.has(source.message);
  return { reading, schema: isThere ? { types, message: source.message! } : { types } };
}

function isSchemaSource(value: unknown): value is SchemaSource {
  if (typeof value !== 'object' || value === null) return false;
  const { source, isBinary, message } = value as Record<string, unknown>;
  const isNamed = message === undefined || typeof message === 'string';
  return typeof source === 'string' && typeof isBinary === 'boolean' && isNamed;
}
