import type { Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { mqtt } from '#core/decode/mqtt/mqtt.ts';
import { decoded } from '../decoding.ts';
import { make, noteIn, SENT, valueIn } from './packets.ts';

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
