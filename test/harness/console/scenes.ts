import type { ComposeLists } from '#core/compose/saved.ts';
import type { FakeWorld } from './fakeBackground.ts';
import type { FakeLog } from './fakeLog.ts';
import {
  AWS_URL,
  api,
  failedSession,
  hosted,
  profile,
  role,
  session,
  signedOut,
  tab,
  trace,
} from './samples.ts';

const LONG = 'a very long name that somebody gave to a thing and that never ends '.repeat(3).trim();

const saved = (id: string, folder: string, name: string) => ({
  id,
  name,
  folder,
  text: `{"action":"${id}","room":"{{room}}","at":"{{$isoNow}}"}`,
  form: 'text' as const,
});

const composing: Partial<ComposeLists> = {
  messages: [saved('ping', '', 'Ping'), saved('join', 'Rooms', 'Join a room'), saved('say', 'Rooms', LONG)],
  environments: [
    {
      id: 'e1',
      name: 'staging',
      variables: [
        { name: 'room', value: 'ops' },
        { name: 'token', secret: true },
      ],
    },
  ],
  choices: { a1: { environmentId: 'e1', onConnect: 'join', routes: ['join', 'leave', 'sendMessage'] } },
};

/** What the console finds when it opens, by the name in `?state=`. */
export function scene(name: string, log: FakeLog, now: number): Partial<FakeWorld> {
  const draft = { url: AWS_URL, profileId: 'p1' };
  const message = '{"action":"sendMessage","room":"ops","body":"all green"}';
  const ready = { profiles: [profile(now)], apis: [api()], recents: [] };
  const open = () => log.put(session(now), { id: 1, signature: trace(now - 192_000) });

  switch (name) {
    case 'empty':
      return {};
    case 'idle':
      return { ...ready, draft };
    case 'compose':
      open();
      return { ...ready, draft: { ...draft, sessionId: 1, message }, compose: composing };
    case 'expired':
      return { ...ready, profiles: [profile(now, { expiresAt: now - 180_000 })], draft };
    case 'gone':
      return { ...ready, profiles: [profile(now, { hasKeys: false })], draft };
    case 'locked':
      return { ...ready, profiles: [profile(now, { locked: true })], draft };
    case 'sign-in':
      return { ...ready, profiles: [signedOut(now, hosted)], draft };
    case 'tab':
      return { ...ready, profiles: [signedOut(now, tab)], draft };
    case 'mfa':
      return {
        ...ready,
        profiles: [signedOut(now, role, { type: 'mfa-code', serial: 'arn:aws:iam::123456789012:mfa/noor' })],
        draft,
      };
    case 'refreshes':
      return { ...ready, profiles: [profile(now, { source: hosted, refreshes: true })], draft };
    case 'custom':
      return { ...ready, draft: { ...draft, url: 'wss://ws.example.com/chat' } };
    case 'failed':
      log.put(failedSession(now), { id: 1, signature: trace(now - 4_000) });
      return { ...ready, draft: { ...draft, sessionId: 1 } };
    case 'dropped':
      log.put(
        session(now, {
          state: 'reconnecting',
          reconnects: true,
          connections: 2,
          attempt: 2,
          retryAt: now + 60_000,
          nextIndex: 1_200,
          gaps: [{ from: now - 120_000, to: now - 95_000 }, { from: now - 27_000 }],
        }),
        { id: 1, signature: trace(now - 192_000) },
      );
      return { ...ready, draft: { ...draft, sessionId: 1 } };
    case 'many':
      for (let id = 1; id <= 60; id++) {
        const state = id % 3 === 0 ? 'closed' : 'open';
        const close =
          state === 'closed' ? { close: { code: 1001, reason: '', wasClean: true }, endedAt: now } : {};
        log.put(session(now, { id, name: `room ${id}`, state, ...close }), {
          id,
          signature: trace(now - 9_000),
        });
      }
      return {
        ...ready,
        apis: Array.from({ length: 40 }, (_, at) =>
          api({ id: `a${at}`, name: `API ${at}`, url: `${AWS_URL}${at}` }),
        ),
        draft: { ...draft, sessionId: 59, message },
      };
    case 'long':
      log.put(session(now, { name: LONG, url: `${AWS_URL}/${'long'.repeat(60)}` }), {
        id: 1,
        signature: trace(now - 9_000),
      });
      return {
        profiles: [profile(now, { name: LONG })],
        apis: [api({ name: LONG })],
        draft: {
          url: `${AWS_URL}/${'long'.repeat(60)}`,
          profileId: 'p1',
          sessionId: 1,
          message: message.repeat(40),
        },
      };
    default:
      open();
      return { ...ready, draft: { ...draft, sessionId: 1, message } };
  }
}
