import { Duplex } from 'node:stream';
import { Aedes } from 'aedes';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { listen, type ProtocolServer } from './listen.ts';

/** aedes behind a WebSocket, as MQTT 3.1.1; its packets go out whole, as brokers' do. */
export async function startMqttBroker(): Promise<ProtocolServer> {
  const broker = await Aedes.createBroker();
  return listen((server) => {
    const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
    sockets.on('connection', (socket, request) => broker.handle(streamOf(socket), request));
    return () => broker.close();
  });
}

/** What is written together goes into one message: ws's own stream sends each piece by itself. */
function streamOf(socket: WebSocket): Duplex {
  const send = (bytes: Buffer, done: (error?: Error | null) => void) =>
    socket.readyState === socket.OPEN ? socket.send(bytes, done) : done();
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => send(chunk, done),
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done),
    final: (done) => {
      socket.close();
      done();
    },
  });
  socket.on('message', (bytes: RawData) => stream.push(bytes));
  socket.on('close', () => stream.destroy());
  return stream;
}
