import {
  HttpTransportType,
  HubConnectionBuilder,
  type HubMessage,
  type IHubProtocol,
  JsonHubProtocol,
  MessageType,
  NullLogger,
} from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { signalR } from '#core/decode/signalR/signalR.ts';
import { BINARY, decoded, TEXT, utf8 } from '../decoding.ts';

const PROTOCOLS: [string, IHubProtocol][] = [
  ['JSON', new JsonHubProtocol()],
  ['MessagePack', new MessagePackHubProtocol()],
];

const bytesOf = (written: string | ArrayBuffer): Uint8Array =>
  typeof written === 'string' ? utf8(written) : new Uint8Array(written);
const contextOf = (written: string | ArrayBuffer, sent = false) => ({
  ...(typeof written === 'string' ? TEXT : BINARY),
  sent,
});

const headers = { trace: 'a' };
const MESSAGES: [HubMessage, summary: string, payload?: string][] = [
  [
    { type: MessageType.Invocation, headers, invocationId: '7', target: 'Add', arguments: [2, 'b'] },
    'Invocation Add · 2 arguments · 7',
    '[2,"b"]',
  ],
  [
    { type: MessageType.Invocation, target: 'Tell', arguments: [{ a: 1 }], streamIds: ['1'] },
    'Invocation Tell · 1 argument',
    '{"a":1}',
  ],
  [{ type: MessageType.StreamItem, invocationId: '7', item: [1] }, 'StreamItem · 7', '[1]'],
  [{ type: MessageType.Completion, invocationId: '7', result: 42 }, 'Completion · 7', '42'],
  [{ type: MessageType.Completion, invocationId: '7', error: 'No' }, 'Completion · 7 · error: No'],
  [{ type: MessageType.Completion, invocationId: '7' }, 'Completion · 7'],
  [
    { type: MessageType.StreamInvocation, invocationId: '8', target: 'Count', arguments: [] },
    'StreamInvocation Count · 0 arguments · 8',
  ],
  [{ type: MessageType.CancelInvocation, invocationId: '8' }, 'CancelInvocation · 8'],
  [{ type: MessageType.Ping }, 'Ping'],
  [{ type: MessageType.Ack, sequenceId: 12 }, 'Ack · 12'],
  [{ type: MessageType.Sequence, sequenceId: 13 }, 'Sequence · 13'],
];

describe.each(PROTOCOLS)('what Microsoft’s own client code writes as %s', (_name, protocol) => {
  test.each(MESSAGES)('%j is told as %s', async (message, summary, payload) => {
    const written = protocol.writeMessage(message);
    const bytes = bytesOf(written);
    const context = contextOf(written);
    const view = await decoded(signalR, bytes, context);
    expect(view.summary).toBe(summary);
    expect(view.payload && Buffer.from(view.payload.bytes).toString()).toBe(payload);
    expect(choose(bytes, bytes.length, context).decoder.id).toBe('signalr');
  });

  test('arguments of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.jsonValue(), { minLength: 2 }), async (target, given) => {
        const written = protocol.writeMessage({
          type: MessageType.Invocation,
          target,
          arguments: given as unknown[],
        });
        const { payload } = await decoded(signalR, bytesOf(written), contextOf(written));
        expect(JSON.parse(Buffer.from(payload!.bytes).toString())).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  test('a whole conversation of the client with a hub, from the handshake on', async () => {
    const frames: [sent: boolean, bytes: string | ArrayBuffer][] = [];
    const options = {
      skipNegotiation: true,
      transport: HttpTransportType.WebSockets,
      // For the tests of its makers: its types do not tell of it.
      WebSocket: hubSocket(protocol, frames),
    };
    const connection = new HubConnectionBuilder()
      .withUrl('http://hub.example/', options)
      .configureLogging(NullLogger.instance)
      .withHubProtocol(protocol)
      .build();
    await connection.start();
    expect(await connection.invoke('Add', 20, 22)).toBe(42);
    await connection.stop();
    const told = [];
    for (const [sent, written] of frames) {
      const { summary, correlation } = await decoded(signalR, bytesOf(written), contextOf(written, sent));
      told.push([sent, summary, correlation?.role]);
    }
    expect(told.slice(0, 2)).toEqual([
      [true, `Handshake ${protocol.name}`, 'request'],
      [false, 'Handshake', 'response'],
    ]);
    // Between them the client may ping.
    expect(told).toContainEqual([true, 'Invocation Add · 2 arguments · 0', 'request']);
    expect(told).toContainEqual([false, 'Completion · 0', 'response']);
    expect(frames.length).toBeGreaterThanOrEqual(4);
  });
});

/** A WebSocket to a hub whose every method adds its two arguments. */
function hubSocket(protocol: IHubProtocol, frames: [boolean, string | ArrayBuffer][]) {
  return class {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    readonly OPEN = 1;
    readonly CONNECTING = 0;
    readyState = 1;
    binaryType = '';
    onopen?: (event: object) => void;
    onmessage?: (event: object) => void;
    onclose?: (event: object) => void;

    constructor() {
      queueMicrotask(() => this.onopen?.({}));
    }

    send(data: string | ArrayBuffer): void {
      const isHandshake = frames.length === 0;
      frames.push([true, data]);
      if (isHandshake) this.answer('{}\u001e');
      else this.work(data);
    }

    work(data: string | ArrayBuffer): void {
      for (const message of protocol.parseMessages(data, NullLogger.instance)) {
        if (message.type !== MessageType.Invocation) continue;
        const [a, b] = message.arguments as [number, number];
        const { invocationId = '' } = message;
        this.answer(protocol.writeMessage({ type: MessageType.Completion, invocationId, result: a + b }));
      }
    }

    answer(data: string | ArrayBuffer): void {
      frames.push([false, data]);
      queueMicrotask(() => this.onmessage?.({ data }));
    }

    close(): void {
      queueMicrotask(() => this.onclose?.({ wasClean: true, code: 1000 }));
    }
  };
}
