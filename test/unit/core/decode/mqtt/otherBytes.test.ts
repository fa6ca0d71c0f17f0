import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { mqtt } from '#core/decode/mqtt/mqtt.ts';
import { BINARY, faultOf, fromHex, TEXT } from '../decoding.ts';
import { MQTT, make, publish } from './packets.ts';

const sniff = (bytes: Uint8Array, context = BINARY) =>
  mqtt.sniff(bytes.subarray(0, 256), bytes.length, context);

describe('MQTT, or something else', () => {
  test('says where and why it cannot', async () => {
    expect(await faultOf(mqtt, fromHex('00 00'))).toEqual({ at: 0, reason: 'no packet is of type 0' });
    expect(await faultOf(mqtt, fromHex('36 00'))).toEqual({
      at: 0,
      reason: 'a PUBLISH with QoS 3 does not exist',
    });
    expect(await faultOf(mqtt, fromHex('80 00'))).toEqual({
      at: 0,
      reason: 'the flags 0 do not go with SUBSCRIBE',
    });
    expect(await faultOf(mqtt, fromHex('c0 ffffffffff'))).toEqual({
      at: 1,
      reason: 'a length takes four bytes at most',
    });
    expect(await faultOf(mqtt, fromHex('c0 01 00'))).toEqual({
      at: 2,
      reason: 'the packet goes on after its last part',
    });
    expect(await faultOf(mqtt, fromHex('30 03 0005 61'))).toEqual({
      at: 4,
      reason: 'the topic of 5 bytes should stand here, but only one is left',
    });
    expect(await faultOf(mqtt, new Uint8Array())).toEqual({ reason: 'the message is empty' });
  });

  test('the subprotocol decides; without it CONNECT and a whole PUBLISH are told', () => {
    const bytes = make(publish());
    const ping = make({ cmd: 'pingreq' });
    expect(sniff(bytes, MQTT)).toBeGreaterThan(0.9);
    expect(sniff(ping, MQTT)).toBeGreaterThan(0.9);
    expect(sniff(ping)).toBe(0);
    expect(sniff(bytes)).toBeGreaterThan(0.5);
    expect(sniff(bytes.subarray(0, 10))).toBe(0);
    expect(sniff(bytes, { ...TEXT, subprotocol: 'mqtt' })).toBe(0);
    expect(sniff(fromHex('00 01'), MQTT)).toBe(0);
    expect(choose(bytes, bytes.length, BINARY).decoder).toBe(mqtt);
  });

  test.each([
    ['a DER sequence', '30 0a 02 01 05 02 01 06 02 02 01 00'],
    ['protobuf', '30 05 0a 02 68 69 18'],
    ['MessagePack', '82 a1 61 01 a1 62 02'],
    ['a topic that is no text', '30 05 00 02 ff fe 01'],
  ])('leaves %s', (_, hex) => {
    expect(sniff(fromHex(hex))).toBe(0);
  });
});
