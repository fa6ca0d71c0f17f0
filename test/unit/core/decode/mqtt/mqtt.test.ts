import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import type { Decoded } from '#core/decode/contract.ts';
import { mqtt, mqtt5, mqtt311 } from '#core/decode/mqtt/mqtt.ts';
import { BINARY, decoded, faultOf, fromHex, TEXT, utf8 } from '../decoding.ts';

const SENT = { ...BINARY, sent: true };
const MQTT = { ...BINARY, subprotocol: 'mqtt' };
const make = (packet: Packet, protocolVersion = 4): Uint8Array =>
  Uint8Array.from(generate(packet, { protocolVersion }));
const joined = (...all: Uint8Array[]) => Uint8Array.from(all.flatMap((each) => [...each]));
const valueIn = (view: Decoded, name: string) => view.fields.find((field) => field.name === name)?.value;
const noteIn = (view: Decoded, name: string) => view.fields.find((field) => field.name === name)?.note;
const publish = (more: object = {}): Packet =>
  ({
    cmd: 'publish',
    topic: 'sensors/7',
    payload: '{"t":21.5}',
    qos: 0,
    dup: false,
    retain: false,
    ...more,
  }) as Packet;
const sniff = (bytes: Uint8Array, context = BINARY) =>
  mqtt.sniff(bytes.subarray(0, 256), bytes.length, context);

describe('MQTT CONNECT', () => {
  const connect = (more: object = {}): Packet =>
    ({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: 'meter-1',
      keepalive: 60,
      ...more,
    }) as Packet;

  test('shows the client, user name and will, and hides the password', async () => {
    const view = await decoded(
      mqtt,
      make(
        connect({
          username: 'anna',
          password: Buffer.from('sesame'),
          will: { topic: 'gone', payload: Buffer.from('bye'), qos: 1, retain: true },
        }),
      ),
      SENT,
    );
    expect(view.summary).toBe('CONNECT meter-1 · MQTT 3.1.1 · keep alive 60 s');
    expect(valueIn(view, 'User name')).toBe('anna');
    expect(view.fields).toContainEqual({ name: 'Password', value: '…', note: '6 bytes, hidden' });
    expect(JSON.stringify(view)).not.toContain('sesame');
    expect([valueIn(view, 'Will topic'), valueIn(view, 'Will QoS'), valueIn(view, 'Will retained')]).toEqual([
      'gone',
      '1',
      'yes',
    ]);
    expect(view.payload).toMatchObject({ label: 'Will', text: true });
    expect(Buffer.from(view.payload!.bytes).toString()).toBe('bye');
    expect(view.correlation).toEqual({ id: 'connect', role: 'request', name: 'CONNECT' });
  });

  test('of version 5, with the properties of the packet and of the will', async () => {
    const view = await decoded(
      mqtt,
      make(
        connect({
          protocolVersion: 5,
          properties: {
            sessionExpiryInterval: 4294967295,
            receiveMaximum: 20,
            maximumPacketSize: 131072,
            authenticationMethod: 'SCRAM',
            authenticationData: Buffer.from('sesame'),
            userProperties: { site: 'Graz' },
          },
          will: {
            topic: 'gone',
            payload: Buffer.from('bye'),
            qos: 0,
            retain: false,
            properties: { willDelayInterval: 30, contentType: 'text/plain' },
          },
        }),
        5,
      ),
    );
    expect(valueIn(view, 'Version')).toBe('MQTT 5');
    expect(noteIn(view, 'Session expiry')).toBe('never');
    expect([valueIn(view, 'Receive maximum'), noteIn(view, 'Receive maximum')]).toEqual([
      '20',
      'packets in flight',
    ]);
    expect([valueIn(view, 'Maximum packet size'), noteIn(view, 'Maximum packet size')]).toEqual([
      '131,072',
      'bytes',
    ]);
    expect(valueIn(view, 'User property site')).toBe('Graz');
    expect([valueIn(view, 'Will delay'), noteIn(view, 'Will delay')]).toEqual(['30', 's']);
    expect(view.payload?.contentType).toBe('text/plain');
    expect(JSON.stringify(view)).not.toContain(Buffer.from('sesame').toString('hex'));
  });

  test("hides what AWS IoT's custom authorizers take behind the user name", async () => {
    const username =
      'anna?x-amz-customauthorizer-name=gate&x-amz-customauthorizer-signature=c2VzYW1l&token=t0ken';
    const view = await decoded(mqtt, make(connect({ username })));
    expect(valueIn(view, 'User name')).toBe(
      'anna?x-amz-customauthorizer-name=gate&x-amz-customauthorizer-signature=…&token=…',
    );
  });
});

describe('MQTT CONNACK', () => {
  test('of 3.1.1 says the return code', async () => {
    const view = await decoded(mqtt, make({ cmd: 'connack', returnCode: 5, sessionPresent: false }));
    expect(view.summary).toBe('CONNACK not authorized');
    expect(view.fields[1]).toEqual({ name: 'Return code', value: '5', note: 'not authorized', bad: true });
    expect(view.correlation).toEqual({ id: 'connect', role: 'response', last: true });
  });

  test('of 5 says the reason and all that the server grants', async () => {
    const properties = {
      sessionExpiryInterval: 120,
      receiveMaximum: 5,
      maximumQoS: 1,
      retainAvailable: true,
      maximumPacketSize: 100,
      assignedClientIdentifier: 'auto-1',
      topicAliasMaximum: 8,
      reasonString: 'welcome',
      wildcardSubscriptionAvailable: true,
      subscriptionIdentifiersAvailable: false,
      sharedSubscriptionAvailable: true,
      serverKeepAlive: 30,
      responseInformation: 'answers/1',
      serverReference: 'other.example',
    };
    const view = await decoded(
      mqtt,
      make({ cmd: 'connack', reasonCode: 0, sessionPresent: true, properties } as unknown as Packet, 5),
    );
    expect(view.summary).toBe('CONNACK accepted · session present');
    const shown = Object.fromEntries(
      view.fields.map(({ name, value, note }) => [name, [value, note].filter(Boolean).join(' ')]),
    );
    expect(shown).toMatchObject({
      'Session expiry': '120 s',
      'Receive maximum': '5 packets in flight',
      'Maximum QoS': '1',
      'Retain available': '1 yes',
      'Assigned client id': 'auto-1',
      'Topic alias maximum': '8',
      Reason: 'welcome',
      'Wildcard subscriptions available': '1 yes',
      'Subscription identifiers available': '0 no',
      'Shared subscriptions available': '1 yes',
      'Server keep alive': '30 s',
      'Response information': 'answers/1',
      'Server reference': 'other.example',
    });
  });
});

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

describe('MQTT acknowledgements', () => {
  test('answer the other side, and only the last says that it is over', async () => {
    const link = async (cmd: string, sent: boolean, more: object = {}) =>
      (await decoded(mqtt, make({ cmd, messageId: 7, ...more } as Packet, 5), { ...BINARY, sent }))
        .correlation;
    expect(await link('puback', false)).toEqual({ id: 'sent publish 7', role: 'response', last: true });
    expect(await link('puback', true)).toEqual({ id: 'received publish 7', role: 'response', last: true });
    expect(await link('pubrec', false)).toEqual({ id: 'sent publish 7', role: 'response', last: false });
    expect(await link('pubrec', false, { reasonCode: 0x97 })).toMatchObject({ last: true });
    expect(await link('pubrel', true)).toEqual({ id: 'sent publish 7', role: 'event', name: 'PUBREL' });
    expect(await link('pubcomp', false)).toEqual({ id: 'sent publish 7', role: 'response', last: true });
  });

  test('reasons stand by name, and refusals are marked', async () => {
    const packet = {
      cmd: 'puback',
      messageId: 7,
      reasonCode: 0x87,
      properties: { reasonString: 'no policy' },
    };
    const view = await decoded(mqtt, make(packet as Packet, 5));
    expect(view.summary).toBe('PUBACK · id 7 · not authorized');
    expect(view.fields).toContainEqual({
      name: 'Reason code',
      value: '0x87',
      note: 'not authorized',
      bad: true,
    });
    expect(valueIn(view, 'Reason')).toBe('no policy');
  });
});

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

describe('other packets of MQTT', () => {
  test('pings, DISCONNECT and AUTH', async () => {
    const summary = async (packet: object, version = 4) =>
      (await decoded(mqtt, make(packet as Packet, version))).summary;
    expect(await summary({ cmd: 'pingreq' })).toBe('PINGREQ');
    expect(await summary({ cmd: 'pingresp' })).toBe('PINGRESP');
    expect(await summary({ cmd: 'disconnect' })).toBe('DISCONNECT');
    expect(await summary({ cmd: 'disconnect', reasonCode: 0x8e }, 5)).toBe('DISCONNECT · session taken over');
    const auth = { cmd: 'auth', reasonCode: 0x18, properties: { authenticationMethod: 'SCRAM' } };
    expect(await summary(auth, 5)).toBe('AUTH · continue authentication');
  });
});

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
