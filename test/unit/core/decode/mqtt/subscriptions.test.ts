import type { Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { mqtt, mqtt311 } from '#core/decode/mqtt/mqtt.ts';
import { decoded } from '../decoding.ts';
import { make, SENT, valueIn } from './packets.ts';

describe('MQTT subscriptions', () => {
  const subscriptions = [
    { topic: 'a/#', qos: 1 },
    { topic: 'b', qos: 0 },
  ];

  test('of 3.1.1', async () => {
    const view = await decoded(mqtt, make({ cmd: 'subscribe', messageId: 9, subscriptions } as Packet), SENT);
    expect(view.summary).toBe('SUBSCRIBE a/#, b · id 9');
    expect(view.fields).toContainEqual({ name: 'Topic filter', value: 'a/#', note: 'QoS 1' });
    expect(valueIn(view, 'Version')).toBe('MQTT 3.1.1');
    const answer = await decoded(mqtt311, make({ cmd: 'suback', messageId: 9, granted: [1, 128] } as Packet));
    expect(answer.summary).toBe('SUBACK · id 9 · 1 refused');
    expect(answer.fields.map(({ note, bad }) => [note, bad])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['granted QoS 1', undefined],
      ['failure', true],
    ]);
    expect(answer.correlation?.id).toBe(view.correlation?.id);
  });

  test('of 5, with options and a subscription identifier', async () => {
    const options = { nl: true, rap: true, rh: 2 };
    const bytes = make(
      {
        cmd: 'subscribe',
        messageId: 9,
        subscriptions: subscriptions.map((each) => ({ ...each, ...options })),
        properties: { subscriptionIdentifier: 145, userProperties: { a: 'b' } },
      } as unknown as Packet,
      5,
    );
    const view = await decoded(mqtt, bytes);
    expect(view.fields).toContainEqual({
      name: 'Topic filter',
      value: 'a/#',
      note: 'QoS 1, not its own, retain as published, no retained ones',
    });
    expect(valueIn(view, 'Subscription identifier')).toBe('145');
    const answer = { cmd: 'suback', messageId: 9, granted: [0x87], properties: { reasonString: 'no' } };
    expect((await decoded(mqtt, make(answer as unknown as Packet, 5))).summary).toBe(
      'SUBACK · id 9 · not authorized',
    );
  });

  test('are ended', async () => {
    for (const version of [4, 5]) {
      const packet = { cmd: 'unsubscribe', messageId: 3, unsubscriptions: ['a/#'] } as Packet;
      expect((await decoded(mqtt, make(packet, version))).summary).toBe('UNSUBSCRIBE a/# · id 3');
    }
    const old = await decoded(mqtt, make({ cmd: 'unsuback', messageId: 3 } as Packet));
    expect(old.summary).toBe('UNSUBACK · id 3');
    expect(old.correlation).toEqual({ id: 'unsubscribe 3', role: 'response', last: true });
    const answer = await decoded(
      mqtt,
      make({ cmd: 'unsuback', messageId: 3, granted: [0x11] } as unknown as Packet, 5),
    );
    expect(answer.summary).toBe('UNSUBACK · id 3 · no subscription existed');
  });
});
