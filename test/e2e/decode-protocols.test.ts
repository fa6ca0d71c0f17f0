import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { beforeAll, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { startGraphqlServer } from './servers/graphqlServer.ts';
import { startMqttBroker } from './servers/mqttBroker.ts';
import { startSignalRHub } from './servers/signalRHub.ts';
import { startSocketIoServer } from './servers/socketIoServer.ts';
import { startStompBroker } from './servers/stompBroker.ts';
import { useServer } from './servers/useServer.ts';

// These servers look at no signature: whatever signs the URL will do.
inBothBrowsers('sessions with servers of other protocols', (browser) => {
  const gateway = useGateway();
  const mqtt = useServer(startMqttBroker);
  const graphql = useServer(startGraphqlServer);
  const socketIo = useServer(startSocketIoServer);
  const stomp = useServer(startStompBroker);
  const signalR = useServer(startSignalRHub);
  beforeAll(() => addProfile(browser(), 'any', gateway().credentials.good));

  it('MQTT: packets by name, and what they carry', async () => {
    const tab = await open(`${mqtt().origin}/mqtt`, 'mqtt');
    await tab.view.click('button', 'Hex');
    await tab.send('10 0e 00 04 4d 51 54 54 04 02 00 3c 00 02 6d 31');
    await tab.waitRow(/CONNECT m1 · MQTT 3\.1\.1 · keep alive 60 s$/);
    await tab.waitRow(/CONNACK accepted$/);
    await tab.send('82 0e 00 01 00 09 73 65 6e 73 6f 72 73 2f 23 00');
    await tab.waitRow(/SUBSCRIBE sensors\/# · id 1$/);
    await tab.waitRow(/SUBACK · id 1 · granted QoS 0$/);
    await tab.send(`32 17 00 09 ${hex('sensors/7')} 00 02 ${hex('{"t":21.5}')}`);
    await tab.waitRow(/PUBACK · id 2$/);
    // It comes back as the subscription has it, with QoS 0.
    await tab.openRow(/PUBLISH sensors\/7 · QoS 0 · 10 bytes$/);
    await tab.view.waitText('region', 'MQTT', /Packet ?PUBLISH.*Topic ?sensors\/7.*QoS ?0 at most once/);
    await tab.view.waitText('tree', 'JSON', /"t": 21\.5/);
    await disconnect(tab);
  });

  it('GraphQL: operations and their results', async () => {
    const tab = await open(`${graphql().origin}/graphql`, 'graphql-transport-ws');
    await tab.view.click('button', 'Text');
    await tab.send('{"type":"connection_init","payload":{"authToken":"sesame"}}');
    await tab.waitRow(/connection_ack$/);
    const query = 'subscription Counting { count(to: 2) }';
    await tab.send(JSON.stringify({ id: 'op-1', type: 'subscribe', payload: { query } }));
    await tab.waitRow(/subscribe · subscription Counting · op-1$/);
    await tab.waitRow(/complete · op-1$/);
    await tab.openRow(/next · count · op-1$/);
    await tab.view.waitText('region', 'GraphQL over WebSocket', /Type ?next a result.*Id ?op-1/);
    await tab.view.waitText('tree', 'JSON', /"count": 1/);
    await tab.openRow(/connection_init$/);
    await tab.view.waitText('tree', 'JSON', /"authToken": "…"/);
    await disconnect(tab);
  });

  it('Socket.IO: events, acknowledgements and attachments', async () => {
    const tab = await open(`${socketIo().origin}/socket.io/?EIO=4&transport=websocket`, '');
    await tab.waitRow(/Engine\.IO open$/);
    await tab.send('40');
    await tab.waitRow(/greeting$/);
    await tab.send('420["sum",20,22]');
    await tab.waitRow(/sum · ack 0$/);
    await tab.openRow(/ACK · ack 0$/);
    await tab.view.waitText('region', 'Socket.IO', /Packet ?ACK.*Acknowledgement ?0/);
    await tab.send('42["photo"]');
    await tab.waitRow(/photo · 1 attachment$/);
    await tab.openRow(/greeting$/);
    await tab.view.waitText('tree', 'JSON', /"text": "good morning"/);
    await disconnect(tab);
  });

  it('STOMP: frames with their headers, the passcode hidden', async () => {
    const tab = await open(`${stomp().origin}/stomp`, 'v12.stomp');
    await tab.view.click('button', 'Hex');
    await tab.send(hex('CONNECT\naccept-version:1.1\nhost:a\nlogin:anna\npasscode:sesame\n\n\0'));
    await tab.waitRow(/CONNECTED 1\.1$/);
    await tab.send(hex('SUBSCRIBE\nid:s-1\ndestination:/queue/prices\n\n\0'));
    await tab.waitRow(/SUBSCRIBE \/queue\/prices$/);
    await tab.send(hex('SEND\ndestination:/queue/orders\n\nseven\0'));
    await tab.waitRow(/SEND \/queue\/orders · 5 bytes$/);
    await tab.openRow(/MESSAGE \/queue\/prices · 11 bytes$/);
    await tab.view.waitText('region', 'STOMP', /Command ?MESSAGE.*subscription ?s-1/);
    await tab.view.waitText('tree', 'JSON', /"price": 7/);
    await tab.openRow(/CONNECT 1\.1$/);
    expect(await tab.view.waitText('region', 'STOMP', /login ?anna.*passcode ?… hidden/)).not.toContain(
      'sesame',
    );
    await disconnect(tab);
  });

  it('SignalR: a hub’s messages as JSON and as MessagePack', async () => {
    const invocation = { invocationId: '7', target: 'Add', arguments: [20, 22] };
    for (const protocol of [new JsonHubProtocol(), new MessagePackHubProtocol()]) {
      const tab = await open(`${signalR().origin}/hub`, '');
      await tab.view.click('button', 'Text');
      await tab.send(`{"protocol":"${protocol.name}","version":1}\u001e`);
      await tab.waitRow(/↓.*Handshake$/);
      const written = protocol.writeMessage({ type: MessageType.Invocation, ...invocation });
      if (typeof written !== 'string') await tab.view.click('button', 'Hex');
      await tab.send(typeof written === 'string' ? written : hex(new Uint8Array(written)));
      await tab.waitRow(/↑.*Invocation Add · 2 arguments · 7$/);
      await tab.openRow(/↓.*Completion · 7$/);
      await tab.view.waitText('region', 'SignalR', /Invocation ?7/);
      await tab.view.waitText('tree', 'JSON', /"sum": 42/);
      await disconnect(tab);
    }
  });

  async function open(url: string, subprotocol: string): Promise<ConsolePage> {
    const tab = await ConsolePage.tab(browser());
    await tab.waitState(/\w/);
    if (await tab.view.has('button', 'New connection')) await tab.view.click('button', 'New connection');
    await tab.view.click('button', 'Options');
    await tab.view.fill('textbox', 'WebSocket URL', url);
    await tab.view.fill('textbox', 'Subprotocols', subprotocol);
    await tab.connect(url, 'any');
    await tab.waitState(/Connected/);
    return tab;
  }
});

async function disconnect(tab: ConsolePage): Promise<void> {
  await tab.view.click('button', 'Disconnect');
  await tab.waitState(/Closed/);
  await tab.close();
}

const hex = (content: string | Uint8Array) =>
  Buffer.from(content as string)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
