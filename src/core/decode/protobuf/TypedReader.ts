import { byteText } from '../values/byteText.ts';
import { concatBytes } from '../values/concatBytes.ts';
import { ByteFault } from '../values/faults.ts';
import { Guesser } from './guess.ts';
import { scalarText, wireOf } from './scalarText.ts';
import type { FieldType, MessageType, ProtoTypes, Scalar } from './types.ts';
import { WELL_KNOWN } from './wellKnown.ts';
import { readWire, signed, varintEnd, varintValue, WIRE, type WireField } from './wire.ts';

/** As other implementations limit it. */
const DEEPEST = 100;
const KNOWN_PACKAGE = 'google.protobuf.';

/** Reads messages by their types into JSON text, with the names of the schema and exact numbers. */
export class TypedReader {
  /** Fields that the types name. */
  known = 0;
  /** Fields that they do not, by path. */
  readonly unknown: string[] = [];
  /** Fields that stand there as another type would be written, by path. */
  readonly misfits: string[] = [];

  constructor(private readonly types: ProtoTypes) {}

  /** A message as a JSON object. Throws a ByteFault where the outermost is none. */
  message(type: MessageType, bytes: Uint8Array, path = '', depth = 0): string {
    const { fields, fault } = readWire(bytes);
    if (fault !== undefined) {
      if (depth === 0) throw new ByteFault(fault.at ?? 0, fault.reason);
      this.misfits.push(path);
      return `"${byteText(bytes)}"`;
    }
    const members = this.members(type, bytes, fields, path, depth);
    return this.wellKnown(type, members, bytes, fields, depth) ?? objectText(members);
  }

  private members(
    type: MessageType,
    bytes: Uint8Array,
    fields: readonly WireField[],
    path: string,
    depth: number,
  ): Map<string, string> {
    const byNumber = new Map<number, WireField[]>();
    for (const field of fields) {
      const known = byNumber.get(field.number);
      if (known === undefined) byNumber.set(field.number, [field]);
      else known.push(field);
    }
    const members = new Map<string, string>();
    for (const [number, all] of byNumber) {
      const field = type.fields.get(number);
      const here = path === '' ? (field?.name ?? `${number}`) : `${path}.${field?.name ?? number}`;
      const fitting = field === undefined ? [] : all.filter((each) => fits(field, each));
      if (field === undefined) this.unknown.push(here);
      else if (fitting.length < all.length) this.misfits.push(here);
      else this.known += 1;
      if (field !== undefined && fitting.length === all.length) {
        members.set(field.name, this.field(field, bytes, fitting, here, depth));
      } else {
        const values = all.map((each) => new Guesser(bytes).value(each, '', 0));
        members.set(`#${number}`, values.length === 1 ? values[0]! : `[${values.join(',')}]`);
      }
    }
    return members;
  }

  private field(type: FieldType, bytes: Uint8Array, all: WireField[], path: string, depth: number): string {
    if (depth >= DEEPEST) return '"too deep"';
    const entry = this.types.messages.get(type.type);
    if (entry?.isMapEntry === true) return this.map(entry, bytes, all, path, depth);
    if (type.repeated) {
      const values = all.map((each) => this.values(type, bytes, each, path, depth));
      return `[${values.filter((text) => text !== '').join(',')}]`;
    }
    // Of a plain value the last counts; messages are merged, which is what putting them together does.
    const isMessage = type.kind === 'message' || type.kind === 'group';
    if (!isMessage || all.length === 1) return this.values(type, bytes, all[all.length - 1]!, path, depth);
    const merged = concatBytes(all.map(({ from, to }) => bytes.subarray(from, to)));
    return this.message(entry!, merged, path, depth + 1);
  }

  /** One value, or those of a packed field with commas between them. */
  private values(type: FieldType, bytes: Uint8Array, field: WireField, path: string, depth: number): string {
    const { from, to, wire } = field;
    if (type.kind === 'message' || type.kind === 'group') {
      return this.message(this.types.messages.get(type.type)!, bytes.subarray(from, to), path, depth + 1);
    }
    const own = wireOf(type.kind);
    if (wire === own) return this.scalar(type, bytes, from, to);
    const values: string[] = [];
    for (let at = from; at < to; ) {
      const end = own === WIRE.varint ? varintEnd(bytes, at, to) : at + (own === WIRE.fixed64 ? 8 : 4);
      if (end < 0) {
        this.misfits.push(path);
        break;
      }
      values.push(this.scalar(type, bytes, at, end));
      at = end;
    }
    return values.join(',');
  }

  private scalar(type: FieldType, bytes: Uint8Array, from: number, to: number): string {
    if (type.kind !== 'enum') return scalarText(type.kind as Scalar, bytes, from, to);
    const number = Number(BigInt.asIntN(32, BigInt(signed(varintValue(bytes, from, to)))));
    const name = this.types.enums.get(type.type)?.get(number);
    return name === undefined ? String(number) : JSON.stringify(name);
  }

  private map(entry: MessageType, bytes: Uint8Array, all: WireField[], path: string, depth: number): string {
    const pairs = all.map(({ from, to }) => {
      const content = bytes.subarray(from, to);
      const { fields, fault } = readWire(content);
      if (fault !== undefined) this.misfits.push(path);
      const members = this.members(entry, content, fields, path, depth + 1);
      const key = members.get('key') ?? absentText(entry.fields.get(1)!);
      const value = members.get('value') ?? absentText(entry.fields.get(2)!);
      return `${key[0] === '"' ? key : `"${key}"`}:${value}`;
    });
    return `{${pairs.join(',')}}`;
  }

  private wellKnown(
    type: MessageType,
    members: ReadonlyMap<string, string>,
    bytes: Uint8Array,
    fields: readonly WireField[],
    depth: number,
  ): string | undefined {
    if (!type.name.startsWith(KNOWN_PACKAGE)) return undefined;
    const name = type.name.slice(KNOWN_PACKAGE.length);
    for (const member of members.keys()) if (member[0] === '#') return undefined;
    if (name === 'Any') return this.any(members, bytes, fields, depth);
    return WELL_KNOWN[name]?.((member, absent) => members.get(member) ?? absent);
  }

  /** `{"@type": …}` with the fields of the message that it holds, where its type is given. */
  private any(
    members: ReadonlyMap<string, string>,
    bytes: Uint8Array,
    fields: readonly WireField[],
    depth: number,
  ): string | undefined {
    const url = JSON.parse(members.get('type_url') ?? '""') as string;
    const type = this.types.messages.get(url.slice(url.lastIndexOf('/') + 1));
    const value = fields.findLast(({ number }) => number === 2);
    if (type === undefined || value === undefined || depth >= DEEPEST) return undefined;
    const inside = this.message(type, bytes.subarray(value.from, value.to), type.name, depth + 1);
    const head = `{"@type":${JSON.stringify(url)}`;
    if (inside[0] !== '{') return `${head},"value":${inside}}`;
    return inside === '{}' ? `${head}}` : `${head},${inside.slice(1)}`;
  }
}

/** Whether a value stands as its type is written; repeated numbers may be packed or not. */
function fits(type: FieldType, { wire, from, to }: WireField): boolean {
  if (type.kind === 'message') return wire === WIRE.bytes;
  if (type.kind === 'group') return wire === WIRE.group;
  const own = wireOf(type.kind);
  if (wire === own) return true;
  if (!type.repeated || wire !== WIRE.bytes || own === WIRE.bytes) return false;
  if (own === WIRE.varint) return true;
  return (to - from) % (own === WIRE.fixed64 ? 8 : 4) === 0;
}

function objectText(members: ReadonlyMap<string, string>): string {
  return `{${[...members].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function absentText({ kind }: FieldType): string {
  if (kind === 'string') return '""';
  if (kind === 'bytes') return '"h\'\'"';
  if (kind === 'bool') return 'false';
  return kind === 'message' || kind === 'group' ? '{}' : '0';
}
