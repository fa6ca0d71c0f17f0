import type { Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { mqtt } from '#core/decode/mqtt/mqtt.ts';
import { decoded, fromHex } from '../decoding.ts';
import { joined, make, publish } from './packets.ts';

describe('messages that hold several packets, or parts', () => {
  test('several become a list', async () => {
    const bytes = joined(
      make(publish()),
      make({ cmd: 'pingreq' }),
      make(publish({ topic: 'b', payload: 'x' })),
    );
    const view = await decoded(mqtt, bytes);
    expect(view.summary).toMatch(/^3 packets · PUBLISH sensors\/7 .*, PINGREQ, PUBLISH b /);
    expect(JSON.parse(view.json!)).toMatchObject([
      { Packet: 'PUBLISH', Topic: 'sensors/7', Payload: '{"t":21.5}' },
      { Packet: 'PINGREQ' },
      { Packet: 'PUBLISH', Topic: 'b', Payload: 'x' },
    ]);
  });

  test('a packet that goes on in the next message is told, with what is there of it', async () => {
    const bytes = make(publish({ payload: 'x'.repeat(1000) }));
    const view = await decoded(mqtt, bytes.subarray(0, 100));
    expect(view.summary).toBe('PUBLISH sensors/7 · QoS 0 · 86 bytes · cut');
    expect(view.fields).toContainEqual({
      name: 'Cut',
      value: '100 of its 1,014 bytes are here',
      note: 'the rest comes in the next message',
      bad: true,
    });
    expect((await decoded(mqtt, bytes.subarray(0, 2))).summary).toBe('a packet cut within its length');
    const both = await decoded(mqtt, joined(make({ cmd: 'pingreq' }), bytes.subarray(0, 5)));
    expect(JSON.parse(both.json!)).toMatchObject([
      { Packet: 'PINGREQ' },
      { Packet: 'PUBLISH', Cut: expect.anything() },
    ]);
  });

  test('every cut of every packet is read, or it is said why not', async () => {
    const packets = [
      publish({ qos: 2, messageId: 5 }),
      { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'a', qos: 1 }] } as Packet,
    ];
    for (const bytes of packets.flatMap((packet) => [make(packet), make(packet, 5)])) {
      for (let end = 1; end < bytes.length; end += 1) {
        const view = await decoded(mqtt, bytes.subarray(0, end));
        expect(view.fields.some(({ name, bad }) => name === 'Cut' && bad)).toBe(true);
      }
    }
  });

  test('what follows a packet and is none is told with its place', async () => {
    const view = await decoded(mqtt, joined(make({ cmd: 'pingreq' }), fromHex('00 ff')));
    expect(view.fields).toContainEqual({
      name: 'Rest',
      value: 'at byte 2, no packet is of type 0',
      bad: true,
    });
  });

  test('more than 500 are counted', async () => {
    const view = await decoded(mqtt, joined(...Array.from({ length: 600 }, () => make({ cmd: 'pingreq' }))));
    expect(JSON.parse(view.json!)).toHaveLength(500);
    expect(view.fields).toContainEqual({ name: 'Not shown', value: '100 packets' });
  });
});
