import type { PairedBy } from './types.ts';

/** So many are kept; the oldest go first. About 30 bytes each. */
export const MOST_EXCHANGES = 200_000;
const FIRST = 256;
const NONE = 0xffff_ffff;
const SENT = 0b1;
const FAILED = 0b10;
const BY_SHIFT = 2;
const BY: readonly PairedBy[] = ['protocol', 'field', 'path', 'order'];
/** More names than these are put into one; they come from the other side. */
export const MOST_NAMES = 500;
export const OTHER_NAMES = '(other names)';

/** One request, and what answered it. */
export interface Exchange {
  /** Of the request's row. */
  request: number;
  /** We asked; otherwise the server did. */
  sent: boolean;
  /** Epoch milliseconds. */
  time: number;
  name: string;
  /** The first answer's row; undefined while there is none. */
  response?: number;
  /** From the request to the first answer, ms. */
  took?: number;
  responses: number;
  /** An answer reports a fault. */
  failed: boolean;
  by: PairedBy;
  /** The path of the field that paired them. */
  field?: string;
}

/** What figures are made of; `name` is the id of one. */
export interface ExchangeRow {
  request: number;
  response: number | undefined;
  name: number;
  time: number;
  /** Means nothing where there is no answer. */
  took: number;
  failed: boolean;
  guessed: boolean;
}

/** Exchanges in the order in which they began, in columns: numbers count from 0 and are never used twice. */
export class Exchanges {
  /** Exchanges before this number are no longer kept. */
  first = 0;
  /** The number that the next one gets. */
  next = 0;
  readonly names: string[] = [];
  private readonly fields: string[] = [''];
  private size = FIRST;
  private requests = new Uint32Array(FIRST);
  private responses = new Uint32Array(FIRST);
  private counts = new Uint32Array(FIRST);
  private times = new Float64Array(FIRST);
  private tooks = new Float64Array(FIRST);
  private nameIds = new Uint16Array(FIRST);
  private fieldIds = new Uint16Array(FIRST);
  private flags = new Uint8Array(FIRST);
  private readonly nameId = new Map<string, number>();

  constructor(private readonly most = MOST_EXCHANGES) {}

  get count(): number {
    return this.next - this.first;
  }

  /** Returns its number. */
  add(request: number, time: number, sent: boolean, name: string): number {
    if (this.count >= this.most) this.first += 1;
    else if (this.count >= this.size) this.grow();
    const number = this.next;
    const at = number % this.size;
    this.next += 1;
    this.requests[at] = request;
    this.responses[at] = NONE;
    this.counts[at] = 0;
    this.times[at] = time;
    this.tooks[at] = 0;
    this.nameIds[at] = this.idOf(name);
    this.fieldIds[at] = 0;
    this.flags[at] = sent ? SENT : 0;
    return number;
  }

  /** Its first answer, or another in place of one that was guessed. */
  answer(number: number, response: number, time: number, failed: boolean, by: PairedBy, field = ''): void {
    if (!this.has(number)) return;
    const at = number % this.size;
    this.responses[at] = response;
    this.counts[at] = 1;
    this.tooks[at] = time - this.times[at]!;
    this.fieldIds[at] = this.fieldId(field);
    this.flags[at] = (this.flags[at]! & SENT) | (failed ? FAILED : 0) | (BY.indexOf(by) << BY_SHIFT);
  }

  /** One more answer to the same request. */
  answerAgain(number: number, failed: boolean): void {
    if (!this.has(number)) return;
    const at = number % this.size;
    this.counts[at]! += 1;
    if (failed) this.flags[at]! |= FAILED;
  }

  has(number: number): boolean {
    return number >= this.first && number < this.next;
  }

  /** Undefined where it is not kept. */
  at(number: number): Exchange | undefined {
    if (!this.has(number)) return undefined;
    const at = number % this.size;
    const flags = this.flags[at]!;
    const responses = this.counts[at]!;
    const field = this.fields[this.fieldIds[at]!]!;
    return {
      request: this.requests[at]!,
      sent: (flags & SENT) !== 0,
      time: this.times[at]!,
      name: this.names[this.nameIds[at]!]!,
      ...(responses === 0 ? {} : { response: this.responses[at]!, took: this.tooks[at]! }),
      responses,
      failed: (flags & FAILED) !== 0,
      by: BY[flags >> BY_SHIFT]!,
      ...(field === '' ? {} : { field }),
    };
  }

  /** Calls back for each in order, always with the same object: cheaper than `at`. */
  each(visit: (number: number, row: ExchangeRow) => void): void {
    const it: ExchangeRow = {
      request: 0,
      response: undefined,
      name: 0,
      time: 0,
      took: 0,
      failed: false,
      guessed: false,
    };
    for (let number = this.first; number < this.next; number += 1) {
      const at = number % this.size;
      const flags = this.flags[at]!;
      const isAnswered = this.counts[at]! > 0;
      it.request = this.requests[at]!;
      it.response = isAnswered ? this.responses[at]! : undefined;
      it.name = this.nameIds[at]!;
      it.time = this.times[at]!;
      it.took = this.tooks[at]!;
      it.failed = (flags & FAILED) !== 0;
      it.guessed = isAnswered && BY[flags >> BY_SHIFT] === 'order';
      visit(number, it);
    }
  }

  /** Forgets those whose request is no longer stored. */
  dropBelow(row: number): void {
    while (this.count > 0 && this.requests[this.first % this.size]! < row) this.first += 1;
  }

  /** Which name it is; new ones are learned up to a limit. */
  idOf(name: string): number {
    const known = this.nameId.get(name);
    if (known !== undefined) return known;
    const kept = this.names.length < MOST_NAMES ? name : OTHER_NAMES;
    const id = this.nameId.get(kept) ?? this.names.length;
    if (id === this.names.length) {
      this.names.push(kept);
      this.nameId.set(kept, id);
    }
    return id;
  }

  private fieldId(field: string): number {
    const known = this.fields.indexOf(field);
    if (known >= 0) return known;
    return this.fields.length > MOST_NAMES ? 0 : this.fields.push(field) - 1;
  }

  /** Doubles the columns; each number moves to its place in the larger ones. */
  private grow(): void {
    const before = this.size;
    const larger = Math.min(before * 2, this.most);
    const moved = <T extends Uint32Array | Float64Array | Uint16Array | Uint8Array>(from: T, to: T): T => {
      for (let number = this.first; number < this.next; number += 1)
        to[number % larger] = from[number % before]!;
      return to;
    };
    this.requests = moved(this.requests, new Uint32Array(larger));
    this.responses = moved(this.responses, new Uint32Array(larger));
    this.counts = moved(this.counts, new Uint32Array(larger));
    this.times = moved(this.times, new Float64Array(larger));
    this.tooks = moved(this.tooks, new Float64Array(larger));
    this.nameIds = moved(this.nameIds, new Uint16Array(larger));
    this.fieldIds = moved(this.fieldIds, new Uint16Array(larger));
    this.flags = moved(this.flags, new Uint8Array(larger));
    this.size = larger;
  }
}
