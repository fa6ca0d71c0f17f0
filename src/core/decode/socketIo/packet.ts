/** Packet types of Engine.IO 4 (github.com/socketio/engine.io-protocol), by their digit. */
export const ENGINE_TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

/** Packet types of Socket.IO 5 (github.com/socketio/socket.io-protocol), by their digit. */
export const SOCKET_TYPES = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const;
export type SocketType = (typeof SOCKET_TYPES)[number];

/** A packet of Socket.IO, taken apart but for its JSON. */
export interface SocketPacket {
  type: SocketType;
  /** Binary messages that follow it. */
  attachments: number;
  namespace: string;
  /** Number of the acknowledgement that is asked for or given. */
  ack: string | undefined;
  /** The JSON behind it; '' for none. */
  data: string;
  /** Where that begins in the text. */
  dataAt: number;
}

const PACKET = /^4([0-6])(?:(\d{1,9})-)?(?:(\/[^,]*),)?(\d{1,19})?/;

/** Takes apart a text that begins with the 4 of an Engine.IO message; undefined where it is none. */
export function readPacket(text: string): SocketPacket | undefined {
  const found = PACKET.exec(text);
  if (found === null) return undefined;
  const [all, type, attachments, namespace = '/', ack] = found;
  // Without JSON the namespace may end the packet: `41/admin`.
  const rest = text.slice(all.length);
  const bare = /^\/[^,[{"]*$/.test(rest) && namespace === '/' && ack === undefined ? rest : undefined;
  return {
    type: SOCKET_TYPES[Number(type)]!,
    attachments: Number(attachments ?? 0),
    namespace: bare ?? namespace,
    ack,
    data: bare === undefined ? rest : '',
    dataAt: bare === undefined ? all.length : text.length,
  };
}
