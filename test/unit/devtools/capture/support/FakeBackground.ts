import { Problem } from '#core/problem.ts';
import type { CaptureBatch, CapturedChange, CapturedRow, CaptureReply } from '#messaging/capture.ts';

/** What the background has been told of a socket. */
export interface Logged {
  id: number;
  created: NonNullable<CaptureBatch['sockets'][number]['created']>;
  rows: CapturedRow[];
  change: CapturedChange;
  handshake?: CaptureBatch['sockets'][number]['handshake'];
}

/** A background that keeps what it is told, as the log would. */
export class FakeBackground {
  readonly sockets = new Map<string, Logged>();
  batches: CaptureBatch[] = [];
  /** Thrown by the next calls, one each. */
  problems: Problem[] = [];
  /** Set: calls wait for it. */
  slow: Promise<void> | undefined;
  underWay = 0;
  #lastId = 0;

  readonly capture = async (batch: CaptureBatch): Promise<CaptureReply> => {
    this.underWay++;
    await this.slow;
    this.underWay--;
    const problem = this.problems.shift();
    if (problem) throw problem;
    this.batches.push(structuredClone(batch));
    const sessions: Record<string, number> = {};
    for (const { ref, created, rows = [], change, handshake } of batch.sockets) {
      if (created) this.sockets.set(ref, { id: ++this.#lastId, created, rows: [], change: {} });
      const logged = this.sockets.get(ref);
      if (!logged) throw new Problem('capture.unknown', 'There is no such socket.');
      logged.rows.push(...rows);
      Object.assign(logged.change, change);
      if (handshake) logged.handshake = handshake;
      sessions[ref] = logged.id;
    }
    return { sessions };
  };

  get only(): Logged {
    const [logged, ...others] = this.sockets.values();
    if (!logged || others.length > 0) throw new Error(`${this.sockets.size} sockets were logged.`);
    return logged;
  }

  get all(): Logged[] {
    return [...this.sockets.values()];
  }
}
