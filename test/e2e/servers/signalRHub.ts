import {
  type HubMessage,
  type IHubProtocol,
  JsonHubProtocol,
  MessageType,
  NullLogger,
} from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { listen, type ProtocolServer } from './listen.ts';

const SEPARATOR = '\u001e';

/** A hub that adds, in the JSON and the MessagePack form; it reads and writes by Microsoft's own code. */
export function startSignalRHub(): Promise<ProtocolServer> {
  return listen((server) => {
    new WebSocketServer({ server }).on('connection', (socket) => serve(socket));
    return undefined;
  });
}

function serve(socket: WebSocket): void {
  let protocol: IHubProtocol | undefined;
  socket.on('message', (data: RawData, isBinary: boolean) => {
    const bytes = data as Buffer;
    if (!protocol) {
      const asked = JSON.parse(bytes.toString().replace(SEPARATOR, '')) as { protocol: string };
      protocol = asked.protocol === 'json' ? new JsonHubProtocol() : new MessagePackHubProtocol();
      // Either form begins with JSON; the hub answers as it was asked.
      socket.send(isBinary ? Buffer.from(`{}${SEPARATOR}`) : `{}${SEPARATOR}`);
      return;
    }
    const input = isBinary ? new Uint8Array(bytes).buffer : bytes.toString();
    for (const message of protocol.parseMessages(input, NullLogger.instance)) {
      const answer = answerTo(message);
      if (answer) socket.send(protocol.writeMessage(answer));
    }
  });
}

function answerTo(message: HubMessage): HubMessage | undefined {
  if (message.type === MessageType.Ping) return message;
  if (message.type !== MessageType.Invocation) return undefined;
  const { invocationId = '' } = message;
  const [a, b] = message.arguments as [number, number];
  return { type: MessageType.Completion, invocationId, result: { sum: a + b } };
}
