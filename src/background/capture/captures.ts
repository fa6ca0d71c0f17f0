import type { CaptureBatch, CaptureReply, HostSocket } from '#messaging/capture.ts';
import type { BackgroundApi, HostApi } from '#messaging/contract.ts';
import type { Apis } from '../apis.ts';
import type { Attempt, Attempts } from '../diagnosis/attempts.ts';
import { createSerial } from '../serial.ts';
import { type Introduced, introduce } from './introduce.ts';
import { readBatch } from './readBatch.ts';

export interface CapturesDeps {
  host: Pick<HostApi, 'capture' | 'endCapture'>;
  apis: Pick<Apis, 'list'>;
  attempts: Pick<Attempts, 'add'>;
}

/** The line of one view: what it captures ends with it. */
export interface CaptureLine {
  capture: BackgroundApi['capture'];
  close(): void;
}

/** What panels tell of their pages' sockets, on its way into the log. Call it for each line. */
export function createCaptures({ host, apis, attempts }: CapturesDeps): () => CaptureLine {
  /** By capture. A panel whose line broke comes back by another, at times before the end of the first is heard of. */
  const held = new Map<string, { line: CaptureLine | undefined; inTurn: ReturnType<typeof createSerial> }>();

  async function take({ sockets, ...batch }: CaptureBatch): Promise<CaptureReply> {
    const isNew = sockets.some(({ created }) => created);
    const saved = isNew ? await apis.list() : [];
    const introduced = new Map<string, Introduced>();
    const told: HostSocket[] = [];
    for (const { created, ...socket } of sockets) {
      const known = created ? await introduce(created, saved) : undefined;
      if (known) introduced.set(socket.ref, known);
      told.push(known ? { ...socket, created: known.created } : socket);
    }
    const reply = await host.capture({ ...batch, sockets: told });
    const tried = [...introduced].flatMap(([ref, { attempt }]) => {
      const sessionId = reply.sessions[ref];
      return sessionId === undefined ? [] : [{ sessionId, ...attempt }];
    });
    await remember(tried);
    return reply;
  }

  async function remember(tried: Pick<Attempt, 'sessionId' | 'signedUrl' | 'request' | 'subprotocols'>[]) {
    if (tried.length === 0) return;
    // The log has them: that less can be explained later is no reason to hand them over again.
    await attempts.add(...tried).catch(() => undefined);
  }

  return () => {
    const names = new Set<string>();
    const line: CaptureLine = {
      async capture(value) {
        const batch = readBatch(value);
        const holder = held.get(batch.capture) ?? { line, inTurn: createSerial() };
        holder.line = line;
        held.set(batch.capture, holder);
        names.add(batch.capture);
        return holder.inTurn(() => take(batch));
      },
      close() {
        for (const name of names) {
          const holder = held.get(name);
          if (holder?.line !== line) continue;
          holder.line = undefined;
          const end = async () => {
            if (holder.line) return;
            held.delete(name);
            await host.endCapture(name);
          };
          // A host that cannot be reached finds out by itself.
          holder.inTurn(end).catch(() => undefined);
        }
      },
    };
    return line;
  };
}
