import type { SessionRecord } from '../session.ts';
import { redactText } from './redactText.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** What a file tells of its session. */
export type SessionHead = Pick<SessionRecord, 'url' | 'name' | 'createdAt' | 'state' | 'subprotocols'> &
  Partial<
    Pick<
      SessionRecord,
      | 'openedAt'
      | 'endedAt'
      | 'handshakeMs'
      | 'subprotocol'
      | 'extensions'
      | 'close'
      | 'service'
      | 'accessKeyId'
    >
  >;

/** The session's facts without what only this browser knows (ids, profiles). */
export function sessionHead({ session }: ExportSource, options: ExportOptions): SessionHead {
  const { url, name, createdAt, state, subprotocols, openedAt, endedAt, handshakeMs } = session;
  const { subprotocol, extensions, close, service, accessKeyId } = session;
  const clean = (text: string) => (options.redact ? redactText(text, options.names) : text);
  return {
    url: clean(url),
    name: clean(name),
    createdAt,
    state,
    subprotocols,
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(handshakeMs === undefined ? {} : { handshakeMs }),
    ...(subprotocol ? { subprotocol } : {}),
    ...(extensions ? { extensions } : {}),
    ...(close ? { close } : {}),
    ...(service ? { service } : {}),
    ...(accessKeyId ? { accessKeyId } : {}),
  };
}
