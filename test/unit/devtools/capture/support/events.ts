import { EVENT, type HookEvent } from '#devtools/hook/protocol.ts';
import type { Logged } from './FakeBackground.ts';
import { START } from './FakeTime.ts';

export const URL_1 = 'wss://api.example.com/dev?X-Amz-Signature=feedc0de';

export const created = (
  socket: number,
  time = START,
  url = URL_1,
  adopted: 0 | 1 = 0,
  state = 0,
): HookEvent => [EVENT.created, socket, time, url, ['chat'], adopted, state];
export const opened = (socket: number, time = START + 20): HookEvent => [
  EVENT.opened,
  socket,
  time,
  'chat',
  '',
];
export const received = (socket: number, text: string, time = START + 30): HookEvent => [
  EVENT.message,
  socket,
  time,
  0,
  0,
  text,
  Buffer.byteLength(text),
];
export const closed = (socket: number, time = START + 40, code = 1000, reason = ''): HookEvent => [
  EVENT.closed,
  socket,
  time,
  code,
  reason,
  code === 1006 ? 0 : 1,
];

export const textsOf = ({ rows }: Logged): string[] => rows.map(({ payload }) => payload);
