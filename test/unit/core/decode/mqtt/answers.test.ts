import type { Packet } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { mqtt } from '#core/decode/mqtt/mqtt.ts';
import { BINARY, decoded } from '../decoding.ts';
import { make, valueIn } from './packets.ts';

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
