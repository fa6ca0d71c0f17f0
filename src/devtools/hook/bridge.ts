import type { Clock } from './clock.ts';
import { addressOf, randomId } from './document.ts';
import type { Frames } from './frames.ts';
import type { PageWindow, Primordials } from './primordials.ts';
import { type HookBridge, PROTOCOL } from './protocol.ts';
import type { Queue } from './queue.ts';
import type { Sockets } from './sockets.ts';

interface Parts {
  win: PageWindow;
  clock: Clock;
  early: boolean;
  queue: Queue;
  sockets: Sockets;
  frames: Frames;
}

/** What the hooks of frames ask of each other besides. */
export interface OwnBridge extends HookBridge {
  /** Installs the hook in frames that came since. */
  hookFrames(): void;
}

/**
 * What the panel calls. The page can find and call it too: that gives it its own traffic and nothing
 * else, and what it takes leaves a gap in the numbers.
 */
export function createBridge(
  p: Primordials,
  { win, clock, early, queue, sockets, frames }: Parts,
): OwnBridge {
  const { stringify, parse, atob, charCodeAt, Bytes } = p;
  const id = randomId(p);
  const isFrame = win !== win.top;

  /** The batches of an answer, to be added to others. */
  const inside = (text: string): string =>
    text.length > 2 ? `,${p.substring(text, 1, text.length - 1)}` : '';

  /** The answer of a bridge that this hook did not make, which can be the page's: taken if it is JSON of an array. */
  function drainForeign(bridge: HookBridge, maxBytes: number): string {
    const text: unknown = bridge.drain(maxBytes);
    // Text of a hook is never much longer than what it was asked for, and the largest message.
    if (typeof text !== 'string' || text[0] !== '[' || text.length > maxBytes + 16 * 1_024 * 1_024) return '';
    parse(text);
    return inside(text);
  }

  function drain(maxBytes: number): string {
    clock.sync();
    const { first, events, dropped, more } = queue.take(maxBytes);
    let text =
      `[{"protocol":${PROTOCOL},"document":"${id}","href":${stringify(addressOf(win))},"frame":${isFrame},` +
      `"early":${early},"first":${first},"events":[${events}],"dropped":${dropped},"more":${more}}`;
    frames.visit((bridge, ours) => {
      const room = maxBytes - text.length;
      const rest = room > 0 ? room : 1;
      text += ours ? inside(bridge.drain(rest)) : drainForeign(bridge, rest);
    });
    return `${text}]`;
  }

  function send(document: string, socketId: number, data: string, binary: boolean): boolean {
    let done = false;
    if (document !== id) {
      frames.visit((bridge) => {
        done ||= bridge.send(document, socketId, data, binary) === true;
      });
      return done;
    }
    const socket = sockets.find(socketId);
    if (!socket || !sockets.isOpen(socket)) return false;
    try {
      const message = binary ? fromBase64(data) : data;
      p.send(socket, message);
      sockets.message(socket, 1, message);
      return true;
    } catch {
      return false;
    }
  }

  function fromBase64(text: string): Uint8Array<ArrayBuffer> {
    const binary = atob(text);
    const bytes = new Bytes(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = charCodeAt(binary, at);
    return bytes;
  }

  function record(on: boolean): void {
    if (queue.turn(on) && on) sockets.tellAll();
    frames.visit((bridge) => bridge.record(on));
  }

  const bridge = { __proto__: null, protocol: PROTOCOL, drain, send, record, hookFrames: frames.hookAll };
  return p.freeze(bridge as unknown as OwnBridge);
}
