import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actionCable } from '#core/decode/actionCable/actionCable.ts';
import { choose } from '#core/decode/choose.ts';
import { decoded, TEXT, utf8 } from '../decoding.ts';

interface Subscription {
  perform(action: string, data: object): void;
  unsubscribe(): void;
}

interface Cable {
  adapters: { WebSocket: unknown };
  createConsumer(url: string): {
    subscriptions: { create(channel: object, handlers: object): Subscription };
    disconnect(): void;
  };
}

const PROTOCOL = 'actioncable-v1-json';
const AGREED = { ...TEXT, subprotocol: PROTOCOL };
let sockets: FakeSocket[] = [];

/** What the client needs of a browser's. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = FakeSocket.OPEN;
  readonly protocol = PROTOCOL;
  readonly sent: string[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: () => void;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    sockets.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.();
  }
}

beforeEach(() => {
  sockets = [];
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what Rails’ own client sends is read, and so is what it understands of a server', async () => {
  const cable = createRequire(import.meta.url)('@rails/actioncable') as Cable;
  cable.adapters.WebSocket = FakeSocket;
  const heard: unknown[] = [];
  const consumer = cable.createConsumer('ws://cable.example/cable');
  const subscription = consumer.subscriptions.create(
    { channel: 'ChatChannel', room: 'Best “Room”' },
    {
      connected: () => heard.push('connected'),
      rejected: () => heard.push('rejected'),
      received: (data: unknown) => heard.push(data),
    },
  );
  const [socket] = sockets;
  expect(socket?.protocols).toContain(PROTOCOL);
  const taken: string[] = [];
  const view = async (text: string, sent: boolean) => {
    const bytes = utf8(text);
    taken.push(choose(bytes, bytes.length, AGREED).decoder.id);
    return decoded(actionCable, bytes, { ...AGREED, sent });
  };
  const receive = async (message: object) => {
    const text = JSON.stringify(message);
    socket?.onmessage?.({ data: text });
    return view(text, false);
  };

  socket?.onopen?.();
  expect((await receive({ type: 'welcome' })).summary).toBe('welcome');
  const [asked] = socket!.sent;
  const request = await view(asked!, true);
  expect(request.summary).toBe('subscribe · ChatChannel');
  const { identifier } = JSON.parse(asked!) as { identifier: string };
  const confirmed = await receive({ identifier, type: 'confirm_subscription' });
  expect(confirmed.correlation).toMatchObject({ id: request.correlation!.id, role: 'response' });
  expect(heard).toEqual(['connected']);

  subscription.perform('speak', { body: 'hi' });
  const said = await view(socket!.sent.at(-1)!, true);
  expect(said.summary).toBe('message · ChatChannel · speak');
  expect(JSON.parse(Buffer.from(said.payload!.bytes).toString())).toEqual({ action: 'speak', body: 'hi' });

  const broadcast = await receive({ identifier, message: { body: 'ho' } });
  expect(Buffer.from(broadcast.payload!.bytes).toString()).toBe('{"body":"ho"}');
  expect(heard.at(-1)).toEqual({ body: 'ho' });

  subscription.unsubscribe();
  expect((await view(socket!.sent.at(-1)!, true)).summary).toBe('unsubscribe · ChatChannel');
  const gone = await receive({ type: 'disconnect', reason: 'server_restart', reconnect: false });
  expect(gone.summary).toBe('disconnect · server_restart');
  expect(socket!.readyState).toBe(FakeSocket.CLOSED);
  expect(new Set(taken)).toEqual(new Set(['action-cable']));
  consumer.disconnect();
});
