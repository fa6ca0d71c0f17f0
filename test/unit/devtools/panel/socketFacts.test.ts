import { describe, expect, it } from 'vitest';
import type { Finding } from '#core/diagnose/finding.ts';
import { findingLabel } from '#devtools/panel/list/findingLabel.ts';
import { findSockets } from '#devtools/panel/list/findSockets.ts';
import { socketFacts } from '#devtools/panel/list/socketFacts.ts';
import { allKinds, pageSession, wrongRegion } from '#test/harness/panel/pageSockets.ts';

const NOW = 1_795_348_800_000;

const facts = (at: number, finding?: Finding) => {
  const [session, detail] = allKinds(NOW)[at]!;
  return socketFacts(session, detail, finding, NOW);
};
const texts = (at: number) => facts(at).chips.map(({ text }) => text);

describe('a row', () => {
  it('of a refused socket has its status, and what is wrong first', () => {
    const finding: Finding = {
      id: 'wrong-region',
      title: 'Signed for us-east-1, but this API lives in eu-central-1',
      sentence: '',
      certainty: 'certain',
      evidenceFor: [],
      evidenceAgainst: [],
      next: '',
      source: '',
    };
    const { dot, state, chips } = facts(0, finding);
    expect({ dot, state }).toEqual({ dot: 'bad', state: '403 · not opened' });
    expect(chips[0]).toEqual({ text: 'wrong region', level: 'bad', title: finding.title });
    expect(chips.map(({ text }) => text)).toContain('us-east-1');
  });

  it('of a refused socket whose status the browser keeps says no more than that', () => {
    const [session] = wrongRegion(NOW, 1);
    expect(socketFacts(session, undefined, undefined, NOW).state).toBe('not opened');
  });

  it.each([
    ['expired-url', 0, 'expired URL', 'URL expired'],
    ['unsigned', 3, 'unsigned', undefined],
  ] as const)('says %s once', (id, at, label, other) => {
    const finding = { id, title: '', certainty: 'likely' } as Finding;
    const [session, detail] = allKinds(NOW)[at]!;
    const later = NOW + 3_600_000;
    const chips = (found?: Finding) =>
      socketFacts(session, detail, found, later).chips.map(({ text }) => text);
    expect(chips(finding).filter((text) => text === label || text === other)).toEqual([label]);
    expect(chips()).toContain(other ?? label);
  });

  it('of an open socket counts its time and frames', () => {
    expect(facts(1)).toMatchObject({ dot: 'ok', state: 'open 12:40', sent: 12, received: 12_480 });
    expect(texts(1)).toEqual(expect.arrayContaining(['execute-api', 'eu-central-1', 'prod', 'ASIA…7Q2F']));
  });

  it('of a closed socket has its code, and says that its beginning is missing', () => {
    expect(facts(2)).toMatchObject({ dot: '', state: 'closed 1001' });
    expect(texts(2)).toEqual(expect.arrayContaining(['frame', 'start missing']));
  });

  it('of an unsigned socket of a worker says so, and that its frames were not seen', () => {
    expect(texts(3)).toEqual(['unsigned', 'worker', 'frames not seen']);
  });

  it('of one that is watched no longer claims neither that it is open nor that it is closed', () => {
    expect(facts(4)).toMatchObject({ dot: 'hollow', state: 'not watched' });
  });

  it('tells until when the URL opens connections, and when it does no more', () => {
    const [session, detail] = allKinds(NOW)[1]!;
    const later = socketFacts(session, detail, undefined, NOW + 3_600_000).chips.map(({ text }) => text);
    expect(texts(1).some((text) => /^valid until \d\d:\d\d:\d\d$/.test(text))).toBe(true);
    expect(later).toContain('URL expired');
  });
});

describe('finding', () => {
  const sockets = allKinds(NOW).map(([session]) => session);
  const ids = (filter: string) => findSockets(filter, sockets).map(({ id }) => id);

  it.each([
    ['', [1, 2, 3, 4, 5]],
    ['iot', [3]],
    ['unsigned worker', [4]],
    ['not watched', [5]],
    ['ASIA', [1, 2, 3, 5]],
    ['nothing of that kind', []],
  ])('by “%s”', (filter, found) => {
    expect(ids(filter)).toEqual(found);
  });
});

it.each([
  ['wrong-region', 'wrong region'],
  ['expired-url', 'expired URL'],
  ['stage-or-api-unknown', 'stage or API unknown'],
  ['not-a-websocket-endpoint', 'not a WebSocket endpoint'],
] as const)('names %s in a few words', (id, label) => {
  expect(findingLabel(id)).toBe(label);
});

it('lists a socket whose URL cannot be read', () => {
  const { chips } = socketFacts(pageSession(NOW, { url: 'wss://' }), undefined, undefined, NOW);
  expect(chips.map(({ text }) => text)).toContain('execute-api');
});
