import type { Clock } from './clock.ts';
import { addressOf, randomId } from './document.ts';
import type { Frames } from './frames.ts';
import type { PageWindow, Primordials } from './primordials.ts';
import { BATCH_SIZE, type HookBridge, PROTOCOL } from './protocol.ts';
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
  const { stringify, atob, charCodeAt, Bytes } = p;
  const id = randomId(p);
  const isFrame = win !== win.top;

  function drain(maxBytes: number): string {
    clock.sync();
    const about =
      `{"protocol":${PROTOCOL},"document":"${id}","href":${stringify(addressOf(win))},"frame":${isFrame},` +
      `"early":${early},"first":`;
    let text = '';
    const room = (): number => (maxBytes > text.length ? maxBytes - text.length : 1);
    for (let on = true; on; ) {
      const { first, events, dropped, more } = queue.take(room() < BATCH_SIZE ? room() : BATCH_SIZE);
      text += `${text && '\n'}${about}${first},"events":[${events}],"dropped":${dropped},"more":${more}}`;
      on = more && text.length < maxBytes;
    }
    frames.visit((bridge, ours) => {
      const told: unknown = bridge.drain(room());
      // A bridge that this hook did not make can be the page's. Text of a hook is never much longer
      // than what it was asked for, and the largest message.
      if (ours || (typeof told === 'string' && told.length < maxBytes + 16 * 1_024 * 1_024))
        text += `\n${told}`;
    });
    return text;
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
