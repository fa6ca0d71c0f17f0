import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mqtt, mqtt5, mqtt311 } from '#core/decode/mqtt/mqtt.ts';
import { decoded, faultOf, utf8 } from '../decoding.ts';
import { MQTT, make, publish, SENT, valueIn } from './packets.ts';

describe('MQTT PUBLISH', () => {
  test('its topic, QoS, flags and id, and its payload to be decoded in turn', async () => {
    const packet = publish({ qos: 1, messageId: 7, dup: true, retain: true });
    const view = await decoded(mqtt, make(packet), SENT);
    expect(view.summary).toBe('PUBLISH sensors/7 · QoS 1 · id 7 · retained · duplicate · 10 bytes');
    expect(view.payload).toMatchObject({ label: 'Payload', text: true, bytes: utf8('{"t":21.5}') });
    expect(valueIn(view, 'Version')).toBe('MQTT 3.1.1');
    expect(view.correlation).toEqual({ id: 'sent publish 7', role: 'request', name: 'sensors/7' });
  });

  test('of 5 with properties', async () => {
    const properties = {
      payloadFormatIndicator: true,
      messageExpiryInterval: 3600,
      topicAlias: 3,
      responseTopic: 'answers/1',
      correlationData: Buffer.from('c-9'),
      userProperties: { trace: ['a', 'b'] },
      subscriptionIdentifier: 130,
      contentType: 'application/json',
    };
    const view = await decoded(mqtt, make(publish({ properties }), 5));
    const shown = view.fields.map(({ name, value, note }) => [name, value, note]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['Payload format', '1', 'UTF-8 text'],
        ['Message expiry', '3,600', 's'],
        ['Topic alias', '3', undefined],
        ['Response topic', 'answers/1', undefined],
        ['Correlation data', "h'632d39'", 'c-9'],
        ['User property trace', 'a', undefined],
        ['User property trace', 'b', undefined],
        ['Subscription identifier', '130', undefined],
        ['Version', 'MQTT 5', 'told from the bytes'],
      ]),
    );
    expect(view.payload?.contentType).toBe('application/json');
    expect(view.correlation).toEqual({ id: "correlation h'632d39'", role: 'request', name: 'sensors/7' });
    const answer = await decoded(
      mqtt,
      make(publish({ topic: 'answers/1', properties: { correlationData: Buffer.from('c-9') } }), 5),
    );
    expect(answer.correlation).toEqual({ id: "correlation h'632d39'", role: 'response', name: 'answers/1' });
  });

  test('an empty topic of 5 is the one of its alias', async () => {
    const view = await decoded(mqtt, make(publish({ topic: '', properties: { topicAlias: 3 } }), 5));
    expect(view.summary).toBe('PUBLISH alias 3 · QoS 0 · 10 bytes');
    expect(await faultOf(mqtt311, make(publish({ topic: '', properties: { topicAlias: 3 } }), 5))).toEqual({
      at: 2,
      reason: 'the topic is empty',
    });
  });

  test('text payloads tell the two versions apart, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[a-z0-9/ ]{1,40}$/),
        fc.stringMatching(/^[\x20-\x7e]{1,200}$/),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(4, 5),
        async (topic, payload, qos, version) => {
          const bytes = make(publish({ topic, payload, qos, messageId: 300 }), version);
          const view = await decoded(mqtt, bytes);
          expect(valueIn(view, 'Topic')).toBe(topic);
          expect(valueIn(view, 'QoS')).toBe(String(qos));
          expect(Buffer.from(view.payload!.bytes).toString()).toBe(payload);
          expect(valueIn(view, 'Version')).toBe(version === 5 ? 'MQTT 5' : 'MQTT 3.1.1');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('where the bytes mislead, the person names the version', async () => {
    const bytes = make(publish({ payload: Buffer.from([0, 1, 2]) }));
    expect((await decoded(mqtt, bytes)).payload?.bytes).toEqual(Uint8Array.of(1, 2));
    expect((await decoded(mqtt311, bytes)).payload?.bytes).toEqual(Uint8Array.of(0, 1, 2));
    expect((await faultOf(mqtt5, make(publish())))?.reason).toMatch(
      /^properties of 123 bytes should stand here/,
    );
    expect(mqtt311.sniff(bytes, bytes.length, MQTT)).toBe(0);
  });
});
