import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchEvent } from '#log/scanner/contract.ts';
import { createLogScanner, type ScannerWorker } from '#log/scanner/createLogScanner.ts';
import type { ScannerCall, ScannerNews } from '#log/scanner/protocol.ts';
import { filterOf } from './searches.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

class FakeWorker implements ScannerWorker {
  onmessage: ScannerWorker['onmessage'] = null;
  onerror: ScannerWorker['onerror'] = null;
  readonly calls: ScannerCall[] = [];
  terminated = false;
  postMessage(call: ScannerCall): void {
    this.calls.push(call);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(news: ScannerNews): void {
    this.onmessage?.({ data: news } as MessageEvent<ScannerNews>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const scanner = createLogScanner({
    startWorker() {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
  const search = (words: string) => {
    const events: SearchEvent[] = [];
    const request = { sessionId: 1, filter: filterOf(words), first: 0, next: 10 };
    return { events, handle: scanner.search(request, (event) => events.push(event)) };
  };
  return { workers, scanner, search };
}

const done = (id: number): ScannerNews => ({ type: 'event', id, event: { type: 'done' } });

describe('the scanner of a view', () => {
  it('starts its worker at the first search and keeps it', () => {
    const { workers, search } = setUp();
    expect(workers).toHaveLength(0);
    search('a').handle.abort();
    search('b');
    expect(workers).toHaveLength(1);
    expect(workers[0]!.calls.map(({ type }) => type)).toEqual(['search', 'abort', 'search']);
  });

  it('hands events to the search that they belong to, and none after its abort', () => {
    const { workers, search } = setUp();
    const [first, second] = [search('a'), search('b')];
    first.handle.abort();
    workers[0]!.say(done(1));
    workers[0]!.say(done(2));
    expect(first.events).toEqual([]);
    expect(second.events).toEqual([{ type: 'done' }]);
  });

  it('ends a worker in which a regular expression runs on, says so and begins the next anew', () => {
    const { workers, search } = setUp();
    const stuck = search('/a.*b.*c/');
    workers[0]!.say({ type: 'alive', calls: 1 });
    vi.advanceTimersByTime(1_400);
    expect(stuck.events).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(workers[0]!.terminated).toBe(true);
    expect(stuck.events).toMatchObject([
      { type: 'stopped', message: expect.stringContaining('takes too long') },
    ]);
    search('a');
    expect(workers).toHaveLength(2);
  });

  it('waits for a worker that tells that it is alive, and for one that is still loading', () => {
    const { workers, search } = setUp();
    const slow = search('/a.*b/');
    vi.advanceTimersByTime(60_000);
    for (let i = 0; i < 40; i += 1) {
      workers[0]!.say({ type: 'alive', calls: 1 });
      vi.advanceTimersByTime(1_000);
    }
    expect(slow.events).toEqual([]);
    expect(workers[0]!.terminated).toBe(false);
  });

  it('never ends a worker for plain text', () => {
    const { workers, search } = setUp();
    search('a');
    workers[0]!.say({ type: 'alive', calls: 1 });
    vi.advanceTimersByTime(60_000);
    expect(workers[0]!.terminated).toBe(false);
  });

  it('asks a new worker for what waited behind an aborted search that did not end', () => {
    const { workers, search } = setUp();
    const stuck = search('/a.*b.*c/');
    workers[0]!.say({ type: 'alive', calls: 1 });
    stuck.handle.abort();
    const next = search('a');
    next.handle.extend(3, 20);
    vi.advanceTimersByTime(1_600);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.calls).toMatchObject([
      { type: 'search', id: 2, request: { first: 0, next: 10 } },
      { type: 'extend', id: 2, first: 3, next: 20 },
    ]);
    workers[1]!.say(done(2));
    expect(next.events).toEqual([{ type: 'done' }]);
    expect(stuck.events).toEqual([]);
  });

  it.each(['a', '$.a=1'])(
    'does not take what it heard before for an answer to its abort (then %s)',
    (words) => {
      const { workers, search } = setUp();
      const stuck = search('/a.*b.*c/');
      stuck.handle.abort();
      const next = search(words);
      workers[0]!.say({ type: 'alive', calls: 1 });
      vi.advanceTimersByTime(1_600);
      expect(workers[0]!.terminated).toBe(true);
      expect(workers[1]!.calls).toMatchObject([{ type: 'search', id: 2 }]);
      expect(next.events).toEqual([]);
      workers[1]!.say({ type: 'alive', calls: 1 });
      workers[1]!.say(done(2));
      expect(next.events).toEqual([{ type: 'done' }]);
    },
  );

  it('says so when the worker fails', () => {
    const { workers, search } = setUp();
    const { events } = search('a');
    workers[0]!.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
    expect(events).toMatchObject([{ type: 'stopped', message: expect.stringContaining('worker') }]);
  });

  it('ends its worker when the view closes, and watches no more', () => {
    const { workers, scanner, search } = setUp();
    const { events } = search('/a/');
    workers[0]!.say({ type: 'alive', calls: 1 });
    scanner.close();
    expect(workers[0]!.terminated).toBe(true);
    vi.advanceTimersByTime(10_000);
    expect(events).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
