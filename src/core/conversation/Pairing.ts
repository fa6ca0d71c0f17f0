import type { Correlation } from '../decode/contract.ts';
import { Exchanges } from './Exchanges.ts';
import { type Open, OpenRequests } from './OpenRequests.ts';
import { OrderQueue } from './OrderQueue.ts';
import type { Key, PairedBy, Turn } from './types.ts';

/** Requests that wait for an answer, at most; the oldest are given up. */
const MOST_OPEN = 10_000;
/** Names up to this rank are also looked for under another name: `requestId` answers an `id`. */
const SURE_RANK = 1;
/** Both sides may count their messages for themselves: what counts is no question of the other side's. */
const ASKING_RANK = 3;

export interface PairingOptions {
  exchanges?: Exchanges;
  /** The person gave a path: nothing else pairs, and nothing is guessed. */
  byPath?: boolean;
  mostOpen?: number;
}

/**
 * Pairs requests and answers from a stream of messages in their order: by the protocol's ids, else by
 * a member of JSON that both sides repeat, else by order, which is a guess and gives way to a later
 * answer by id. Memory is bounded, whatever comes.
 */
export class Pairing {
  readonly exchanges: Exchanges;
  /** By id of the name: messages that neither asked nor answered. */
  readonly alone = new Map<number, number>();
  private readonly open: OpenRequests;
  /** Theirs that only an answer makes a question: apart, or a flood of them would push ours out. */
  private readonly doubtful: OpenRequests;
  private readonly queue: OrderQueue;
  /** Fields that have paired messages so far, by who asked: whoever has one is not guessed about. */
  private readonly trusted = { ours: new Set<string>(), theirs: new Set<string>() };
  private readonly byPath: boolean;

  constructor({ exchanges = new Exchanges(), byPath = false, mostOpen = MOST_OPEN }: PairingOptions = {}) {
    this.exchanges = exchanges;
    this.byPath = byPath;
    this.open = new OpenRequests(mostOpen);
    this.doubtful = new OpenRequests(mostOpen);
    this.queue = new OrderQueue(mostOpen);
  }

  take(turn: Turn): void {
    if (turn.link === undefined) this.takePlain(turn);
    else this.takeLinked(turn, turn.link);
  }

  /** The connection was opened anew: what was asked before it stays unanswered. */
  cut(): void {
    this.open.clear();
    this.doubtful.clear();
    this.queue.clear();
  }

  /** Rows below are no longer stored. */
  dropBelow(row: number): void {
    this.exchanges.dropBelow(row);
  }

  private takeLinked(turn: Turn, { id, role, last }: Correlation): void {
    if (role === 'event') {
      this.countAlone(turn.name, 1);
      return;
    }
    const asker = role === 'request' ? turn.sent : !turn.sent;
    const key = `${side(asker)} protocol ${id}`;
    if (role === 'request') {
      this.open.add(this.begin(turn, [key]));
      return;
    }
    const open = this.open.get(key);
    if (open === undefined) {
      this.countAlone(turn.name, 1);
      return;
    }
    this.answer(open, turn, 'protocol');
    if (last === true) this.open.remove(open);
  }

  private takePlain(turn: Turn): void {
    const found = this.find(turn);
    if (found !== undefined) {
      const { open, key } = found;
      const trusted = open.sent ? this.trusted.ours : this.trusted.theirs;
      for (const field of found.isOther ? [key.field, ...open.fields] : [key.field]) trusted.add(field);
      this.answer(open, turn, this.byPath ? 'path' : 'field', key.field);
      return;
    }
    if (turn.sent) {
      const { keys, fields } = namesOf(turn.keys, true);
      const open = this.begin(turn, keys, fields);
      if (keys.length > 0) this.open.add(open);
      if (!this.byPath) this.queue.add(open);
      return;
    }
    if (this.guess(turn)) return;
    this.countAlone(turn.name, 1);
    // Where our own requests have that field, theirs is a count of its own more likely than a question.
    const asking = turn.keys.filter(
      ({ field, rank }) => rank <= ASKING_RANK && !this.trusted.ours.has(field),
    );
    const { keys, fields } = namesOf(asking, false);
    if (keys.length > 0) this.doubtful.add(openOf(turn, undefined, keys, fields));
  }

  /** The other side's message that has the same value: in the same member, or in one that is made for answers. */
  private find({ sent, keys }: Turn): { open: Open; key: Key; isOther: boolean } | undefined {
    const asked = sent ? this.doubtful : this.open;
    for (const key of keys) {
      const open = asked.get(keysOf(!sent, key.field, key.value)[0]!);
      if (open !== undefined) return { open, key, isOther: false };
    }
    for (const key of keys) {
      const open = key.rank <= SURE_RANK ? asked.get(keysOf(!sent, key.field, key.value)[1]!) : undefined;
      if (open !== undefined) return { open, key, isOther: true };
    }
    return undefined;
  }

  private guess(turn: Turn): boolean {
    if (this.byPath || this.isTrusted(turn.keys.map(({ field }) => field))) return false;
    const open = this.queue.take(turn.time, ({ fields }) => !this.isTrusted(fields));
    if (open === undefined) return false;
    this.answer(open, turn, 'order');
    open.guessed = turn.name;
    return true;
  }

  private isTrusted(fields: readonly string[]): boolean {
    return fields.some((field) => this.trusted.ours.has(field));
  }

  private begin(turn: Turn, keys: readonly string[], fields: readonly string[] = []): Open {
    const number = this.exchanges.add(turn.index, turn.time, turn.sent, turn.name);
    return openOf(turn, number, keys, fields);
  }

  private answer(open: Open, turn: Turn, by: PairedBy, field?: string): void {
    const { exchanges } = this;
    if (open.number === undefined) {
      open.number = exchanges.add(open.index, open.time, open.sent, open.name);
      this.countAlone(open.name, -1);
    }
    if (open.answered && open.guessed === undefined) exchanges.answerAgain(open.number, turn.failed);
    else exchanges.answer(open.number, turn.index, turn.time, turn.failed, by, field);
    if (open.guessed !== undefined) this.countAlone(open.guessed, 1);
    open.guessed = undefined;
    open.answered = true;
  }

  private countAlone(name: string, more: number): void {
    const id = this.exchanges.idOf(name);
    this.alone.set(id, (this.alone.get(id) ?? 0) + more);
  }
}

const side = (sent: boolean): string => (sent ? 'sent' : 'received');

/** By member and value, and by value alone. */
function keysOf(sent: boolean, field: string, value: string): [exact: string, loose: string] {
  return [`${side(sent)} member ${field} ${value}`, `${side(sent)} value ${value}`];
}

function namesOf(keys: readonly Key[], sent: boolean): { keys: string[]; fields: string[] } {
  return {
    keys: keys.flatMap(({ field, value }) => keysOf(sent, field, value)),
    fields: keys.map(({ field }) => field),
  };
}

function openOf(
  { index, time, sent, name }: Turn,
  number: number | undefined,
  keys: readonly string[],
  fields: readonly string[],
): Open {
  return { number, index, time, sent, name, keys, fields, answered: false, guessed: undefined };
}
