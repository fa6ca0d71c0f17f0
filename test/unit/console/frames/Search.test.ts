import { expect, test, vi } from 'vitest';
import { Search } from '#console/frames/Search.ts';
import { scriptedScanner } from './scriptedScanner.ts';

function begin(first = 0, next = 1_000) {
  const scanner = scriptedScanner();
  const onChange = vi.fn();
  const filter = { terms: [] };
  const search = new Search({ scanner, sessionId: 7, filter, first, next, onChange });
  const hits = () => Array.from({ length: search.hits.count }, (_, at) => search.hits.at(at));
  return { search, hits, onChange, filter, told: scanner.searches[0]! };
}

test('asks for the rows that are stored', () => {
  const { told, filter } = begin(10, 20);
  expect(told.request).toEqual({ sessionId: 7, filter, first: 10, next: 20 });
});

test('lists old and new hits in order, and says how far it has come', () => {
  const { search, hits, told, onChange } = begin();
  expect(search.progress).toBe(0);
  told.tell({ type: 'past', hits: Uint32Array.of(990, 800), down: 750 });
  told.tell({ type: 'fresh', hits: Uint32Array.of(1_001, 1_003), up: 1_010 });
  expect(hits()).toEqual([800, 990, 1_001, 1_003]);
  expect(search.progress).toBe(0.25);
  expect(search.state.peek()).toBe('searching');
  told.tell({ type: 'past', hits: Uint32Array.of(3), down: 0 });
  told.tell({ type: 'done' });
  expect(search.progress).toBe(1);
  expect(search.state.peek()).toBe('done');
  expect(onChange).toHaveBeenCalledTimes(4);
});

test('a search that ended early says why and keeps what it found', () => {
  const { search, hits, told } = begin();
  told.tell({ type: 'past', hits: Uint32Array.of(999), down: 990 });
  told.tell({ type: 'stopped', message: 'It takes too long.' });
  expect(search.state.peek()).toBe('stopped');
  expect(search.fault.peek()).toBe('It takes too long.');
  expect(hits()).toEqual([999]);
});

test('after abort the scanner is told, and nothing more is taken', () => {
  const { search, told, onChange } = begin();
  search.abort();
  told.tell({ type: 'past', hits: Uint32Array.of(5), down: 0 });
  expect(told.aborted).toBe(true);
  expect(search.hits.count).toBe(0);
  expect(onChange).not.toHaveBeenCalled();
});

test('hits that were cleared while they were under way are left out', () => {
  const { search, hits, told } = begin();
  search.extend(500, 1_200);
  expect(told.extended).toEqual([[500, 1_200]]);
  told.tell({ type: 'past', hits: Uint32Array.of(700, 600, 400), down: 300 });
  expect(hits()).toEqual([600, 700]);
  search.extend(650, 1_200);
  expect(hits()).toEqual([700]);
});

test('of an empty log everything has been tested', () => {
  expect(begin(0, 0).search.progress).toBe(1);
});
