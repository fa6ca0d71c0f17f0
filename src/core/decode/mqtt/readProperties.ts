import { inFigures } from '../../inFigures.ts';
import { MASK } from '../../redact.ts';
import type { Field } from '../contract.ts';
import { byteText } from '../values/byteText.ts';
import { ByteFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { MqttReader } from './MqttReader.ts';
import { type Bearer, PROPERTY_TYPES, type PropertyType } from './propertyTypes.ts';

/** Properties of a packet of MQTT 5, to be shown and to be asked for. */
export interface Properties {
  fields: Field[];
  /** Values by name; of repeated ones the last. */
  values: ReadonlyMap<string, string>;
}

export const NO_PROPERTIES: Properties = { fields: [], values: new Map() };

/** Reads the properties of a packet (MQTT 5.0, section 2.2.2). Throws a ByteFault where they are none. */
export function readProperties(reader: MqttReader, bearer: Bearer): Properties {
  const length = reader.varint('the length of the properties');
  const from = reader.take(length, 'properties');
  const inside = new MqttReader(reader.bytes, from, from + length);
  const fields: Field[] = [];
  const values = new Map<string, string>();
  while (inside.at < inside.end) {
    const at = inside.at;
    const id = inside.varint('a property');
    const type = PROPERTY_TYPES.get(id);
    if (type === undefined) throw new ByteFault(at, `no property has the number ${id}`);
    if (!type.in.includes(bearer))
      throw new ByteFault(at, `the property “${type.name}” does not go with ${bearer}`);
    const field = readProperty(inside, type);
    fields.push(field);
    values.set(type.name, field.value);
  }
  return { fields, values };
}

function readProperty(reader: MqttReader, type: PropertyType): Field {
  const { name, form, unit, means, isSecret } = type;
  if (form === 'pair') {
    const key = reader.string("a user property's name");
    return { name: `${name} ${key}`, value: reader.string("a user property's value") };
  }
  if (form === 'string') return { name, value: reader.string(name.toLowerCase()) };
  if (form === 'binary') {
    const bytes = reader.binary(name.toLowerCase());
    if (isSecret === true) return { name, value: MASK, note: `${counted(bytes.length, 'byte')}, hidden` };
    const text = readUtf8(bytes);
    return text === undefined
      ? { name, value: byteText(bytes) }
      : { name, value: byteText(bytes), note: text };
  }
  const number = numberOf(reader, form);
  const note = means?.[number] ?? unit;
  return { name, value: inFigures(number), ...(note === undefined ? {} : { note }) };
}

function numberOf(reader: MqttReader, form: 'byte' | 'u16' | 'u32' | 'varint'): number {
  if (form === 'byte') return reader.u8('a number');
  if (form === 'varint') return reader.varint('a number');
  return form === 'u16' ? reader.u16('a number') : reader.u32('a number');
}
