import { Server } from 'socket.io';
import { listen, type ProtocolServer } from './listen.ts';

/** Socket.IO that greets, acknowledges `sum` with the sum, and answers `photo` with bytes. */
export function startSocketIoServer(): Promise<ProtocolServer> {
  return listen((server) => {
    const io = new Server(server, { transports: ['websocket'], serveClient: false });
    io.on('connection', (socket) => {
      socket.emit('greeting', { text: 'good morning' });
      socket.on('sum', (a: number, b: number, done: (sum: number) => void) => done(a + b));
      socket.on('photo', () => socket.emit('photo', Buffer.from([0xff, 0xd8])));
    });
    return () => void io.close();
  });
}
