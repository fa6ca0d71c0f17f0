import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { encode as msgpack } from '@msgpack/msgpack';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { encode as cbor } from 'cbor-x';
import protobuf from 'protobufjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const SCHEMA = 'syntax = "proto3"; message Reading { int64 count = 1; string sensor = 2; }';
const Reading = protobuf.parse(SCHEMA).root.lookupType('Reading');
const utf8 = new TextEncoder();
const events = new EventStreamCodec(
  (bytes) => new TextDecoder().decode(bytes),
  (text) => utf8.encode(text),
);
const event = events.encode({
  headers: { ':event-type': { type: 'string', value: 'TranscriptEvent' } },
  body: utf8.encode('{"transcript":"good morning"}'),
});

inBothBrowsers('bytes that other encoders wrote', (browser) => {
  const gateway = useGateway();
  let server: WebSocketServer;
  let peer: WebSocket | undefined;

  // Not AWS: API Gateway sends no binary messages.
  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => {
      peer = socket;
    });
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });

  it('are told in the list, and shown by what they say', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/bytes`, 'good');
    await tab.waitState(/Connected/);
    peer?.send(msgpack({ kind: 'packed', big: 2 ** 40 }));
    peer?.send(cbor({ kind: 'concise', big: 12_345_678_901_234_567_890n }));
    peer?.send(event);
    peer?.send(gzipSync('{"kind":"squeezed"}'));
    peer?.send(Reading.encode(Reading.fromObject({ count: 150, sensor: 'sensor-7' })).finish());

    await tab.openRow(/MessagePack · \{"kind":"packed"/);
    await view.waitText('tree', 'JSON', /"big": 1099511627776/);
    await tab.openRow(/CBOR · \{"kind":"concise"/);
    await view.waitText('tree', 'JSON', /"big": 12345678901234567890/);
    await tab.openRow(/TranscriptEvent · 29 bytes/);
    await view.waitText('region', 'AWS event stream', /Message checksum.*fits/);
    await view.waitText('tree', 'JSON', /"transcript": "good morning"/);
    // What is compressed says nothing in the list.
    await tab.openRow(/1f 8b 08/);
    await view.waitText('tree', 'JSON', /"kind": "squeezed"/);
    await tab.openRow(/08 96 01 12 08/);
    await view.waitText('tree', 'JSON', /"1": 150,.*"2": "sensor-7"/);
    expect(await view.has('alert')).toBe(false);

    await view.click('button', 'Add a schema …');
    await view.fill('textbox', 'Text of the .proto files', SCHEMA);
    await view.click('button', 'Use this schema');
    await view.waitText('tree', 'JSON', /"count": 150,.*"sensor": "sensor-7"/);
    await tab.waitRow(/Reading · \{"count":150/);
    await tab.close();
  });

  it('are read in the same way after a restart of the view', async () => {
    const tab = await ConsolePage.tab(browser());
    await tab.openRow(/Reading · \{"count":150/);
    await tab.view.waitText('region', 'Protobuf', /Message\s*Reading/);
    await tab.view.click('button', 'Disconnect');
    await tab.waitState(/Closed/);
    await tab.close();
  });
});
