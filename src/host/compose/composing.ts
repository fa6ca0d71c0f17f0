import { checkRepeatSeconds } from '#core/compose/repeat.ts';
import type { MessageTemplate } from '#core/compose/types.ts';
import { toProblem } from '#core/problem.ts';
import type { SessionPatch } from '#log/contract.ts';
import type { Greeting, RepeatRequest, Values } from '#messaging/compose.ts';
import type { Later } from '../later.ts';
import { sendAtInterval } from '../sendAtInterval.ts';
import { fillMessage } from './fillMessage.ts';
import { ReceivedFrames } from './receivedFrames.ts';

/** Characters of a repeated message in the session's record. */
const SHOWN = 200;

export interface ComposingDeps {
  /** Epoch milliseconds. */
  now(): number;
  later: Later;
  /** 0 to 1. */
  random(): number;
  uuid(): string;
  /** Throws Problem `session.closed` where the connection is not open. */
  send(data: string | Uint8Array<ArrayBuffer>): void;
  update(patch: Pick<SessionPatch, 'repeat'>): void;
  /** Adds a row that tells of a fault. */
  tell(text: string): void;
}

/** What writes the messages of a session that are more than plain text. */
export interface Composing {
  received(payload: string | ArrayBuffer): void;
  /** Values put in, and the text as it is meant. Problems: `message.*`. */
  fill(message: MessageTemplate, values: Values): string | Uint8Array<ArrayBuffer>;
  /** Fills it and sends it. Problems: `message.*`, `session.closed`. */
  send(message: MessageTemplate, values: Values): void;
  /** Sends it now and at an interval; what was repeated before ends. Problems as `send`, and `repeat.seconds`. */
  repeat(request: RepeatRequest, values: Values): void;
  stopRepeat(): void;
  /** The connection is open: the greeting goes out. */
  opened(greeting: Greeting | undefined): void;
  /** The connection has ended. */
  ended(): void;
}

export function createComposing(deps: ComposingDeps): Composing {
  const frames = new ReceivedFrames();
  /** Messages that asked for their number. */
  let counted = 0;
  let cancelRepeat: (() => void) | undefined;

  function fill(message: MessageTemplate, values: Values): string | Uint8Array<ArrayBuffer> {
    let count: number | undefined;
    return fillMessage(message, {
      variable: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
      frame: (path) => frames.find(path),
      now: deps.now,
      random: deps.random,
      uuid: deps.uuid,
      count() {
        count ??= ++counted;
        return count;
      },
    });
  }

  const send = (message: MessageTemplate, values: Values): void => deps.send(fill(message, values));

  function stopRepeat(): void {
    if (!cancelRepeat) return;
    cancelRepeat();
    cancelRepeat = undefined;
    deps.update({ repeat: undefined });
  }

  return {
    received: (payload) => frames.add(payload),
    fill,
    send,

    repeat(request, values) {
      const { text, form } = request;
      const seconds = checkRepeatSeconds(request.seconds);
      // What cannot be sent now is not begun with, and what goes on ends only for one that can.
      send({ text, form }, values);
      cancelRepeat?.();
      cancelRepeat = sendAtInterval(seconds, deps.later, () => {
        try {
          send({ text, form }, values);
        } catch (error) {
          stopRepeat();
          deps.tell(`stopped repeating: ${toProblem(error).message}`);
        }
      });
      deps.update({ repeat: { seconds, text: text.slice(0, SHOWN) } });
    },
    stopRepeat,

    opened(greeting) {
      if (!greeting) return;
      try {
        send(greeting.message, greeting.values);
      } catch (error) {
        deps.tell(`the message on connect was not sent: ${toProblem(error).message}`);
      }
    },
    ended() {
      stopRepeat();
      frames.clear();
    },
  };
}
