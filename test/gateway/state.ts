import { phaseOf, type RefusalKind } from './forced.ts';
import type { ResolvedOptions } from './options.ts';
import type { Registry } from './registry.ts';
import type { Store } from './store.ts';

/** One request that reached the gateway, as it came. It holds signatures and tokens: this is a test server. */
export interface RequestRecord {
  /** The gateway's clock, epoch milliseconds. */
  at: number;
  method: string;
  /** Path and query as on the wire. */
  target: string;
  headers: Record<string, string>;
  upgrade: boolean;
  /** 0 where no answer was given. */
  status: number;
  errorType?: string;
  message?: string;
  connectionId?: string;
  /** Of the endpoints that mint keys: `GetId`, `AssumeRole`, `CreateToken`. */
  operation?: string;
}

export interface DisconnectRecord {
  connectionId: string;
  code: number;
  reason: string;
}

export interface Stats {
  handshakes: number;
  accepted: number;
  refused: number;
  messagesIn: number;
  messagesOut: number;
  bytesIn: number;
  bytesOut: number;
}

/** What the parts of one gateway share. */
export interface GatewayState {
  options: ResolvedOptions;
  store: Store;
  registry: Registry;
  stats: Stats;
  /** Latest last; the oldest fall out after 500. */
  requests: RequestRecord[];
  disconnects: DisconnectRecord[];
  /** First come, first used. */
  nextRefusals: RefusalKind[];
  /** The gateway's clock, epoch milliseconds. */
  now(): number;
}

const KEPT = 500;

/** Appends to a list that forgets its oldest entries. */
export function keep<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > KEPT) list.splice(0, list.length - KEPT);
}

/** The refusal that was ordered for this handshake at this phase: by `refuseNext`, its stage, or `?refuse=`. */
export function orderedRefusal(
  state: GatewayState,
  phase: 'edge' | 'connect',
  byStage: RefusalKind | undefined,
  byQuery: RefusalKind | undefined,
): RefusalKind | undefined {
  const [next] = state.nextRefusals;
  if (next && phaseOf(next) === phase) return state.nextRefusals.shift();
  return [byStage, byQuery].find((kind) => kind !== undefined && phaseOf(kind) === phase);
}
