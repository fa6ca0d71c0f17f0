import { computed, signal } from '@preact/signals';
import type { DecodeContext } from '#core/decode/contract.ts';
import { decoderOf } from '#core/decode/decoders.ts';
import type { SchemaReading } from '#core/decode/protobuf/compileSchema.ts';
import type { ProtoSchema } from '#core/decode/protobuf/types.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import { Remembered, type ViewPreferences } from './Remembered.ts';
import { isSchemaSource, readSource, type SchemaSource } from './schemaSource.ts';

/** So many are remembered. */
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
  /** JSON path of what the person pairs requests and answers by; undefined to find it by itself. */
  readonly pairPath = signal<string | undefined>(undefined);
  private readonly overrides: Remembered;
  private readonly schemas: Remembered;
  private readonly paths: Remembered;

  constructor(
    private readonly session: Pick<SessionRecord, 'id' | 'url' | 'subprotocol'>,
    preferences: ViewPreferences | undefined,
  ) {
    this.overrides = new Remembered(preferences, 'decoders', SESSIONS);
    this.schemas = new Remembered(preferences, 'schemas', APIS);
    this.paths = new Remembered(preferences, 'pairing', APIS);
    const path = this.paths.get(this.api);
    if (typeof path === 'string') this.pairPath.value = path;
    const known = this.overrides.get(`${session.id}`);
    if (typeof known === 'string' && decoderOf(known) !== undefined) this.override.value = known;
    const schema = this.schemas.get(this.api);
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
    this.schemas.set(this.api, schema);
  }

  /** The path for this API, now and in later sessions; undefined finds it by itself. */
  pairBy(path: string | undefined): void {
    this.pairPath.value = path;
    this.paths.set(this.api, path);
  }

  /** Without the query, which differs from one connection to the next and may say who connects. */
  private get api(): string {
    return this.session.url.replace(/\?.*$/s, '');
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
