import { inFigures } from '../../inFigures.ts';
import type { DecodeResult, Decoder, Field } from '../contract.ts';
import { summaryOf } from '../message/parts.ts';
import { byteText } from '../values/byteText.ts';
import { fault, settleFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import type { PacketView, Version } from './PacketView.ts';
import { type PacketsReading, readPackets } from './readPackets.ts';
import { sniffMqtt } from './sniffMqtt.ts';

/** MQTT 3.1.1 and 5.0 (docs.oasis-open.org/mqtt); each packet is read as the version it fits. */
export const mqtt: Decoder = decoder('mqtt', 'MQTT', undefined);
/** For sessions in which the bytes mislead; never taken by itself. */
export const mqtt311: Decoder = decoder('mqtt-3.1.1', 'MQTT 3.1.1', 4);
export const mqtt5: Decoder = decoder('mqtt-5', 'MQTT 5', 5);

function decoder(id: string, label: string, version: Version | undefined): Decoder {
  return {
    id,
    label,
    sniff: version === undefined ? sniffMqtt : () => 0,
    decode: (bytes, context) =>
      settleFault(() => {
        if (bytes.length === 0) return fault('the message is empty');
        return resultOf(readPackets(bytes, context, version));
      }),
  };
}

function resultOf({ packets, more, fault: rest }: PacketsReading): DecodeResult {
  const left: Field[] =
    rest === undefined ? [] : [{ name: 'Rest', value: `at byte ${rest.at}, ${rest.reason}`, bad: true }];
  const [only] = packets;
  if (packets.length === 1 && more === 0 && only !== undefined) {
    return { ok: true, decoded: { ...only, fields: [...only.fields, ...left] } };
  }
  const count = packets.length + more;
  const named = packets.slice(0, 3).map(({ summary }) => summary);
  const fields: Field[] = [
    { name: 'Packets', value: inFigures(count), note: 'one after the other' },
    ...(more > 0 ? [{ name: 'Not shown', value: counted(more, 'packet') }] : []),
    ...left,
  ];
  const json = `[${packets.map(jsonOf).join(',')}]`;
  return {
    ok: true,
    decoded: { summary: summaryOf(counted(count, 'packet'), named.join(', ')), fields, json },
  };
}

/** A packet of several, for the tree. */
function jsonOf({ fields, payload }: PacketView): string {
  const members = fields.map(({ name, value }) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  if (payload !== undefined) {
    const text = readUtf8(payload.bytes) ?? byteText(payload.bytes);
    members.push(`${JSON.stringify(payload.label)}:${JSON.stringify(text)}`);
  }
  return `{${members.join(',')}}`;
}
