import { expect, it } from 'vitest';
import { findSessions } from '#console/sessions/findSessions.ts';
import { retentionWords } from '#console/sessions/retentionWords.ts';
import { lossWords, sessionFacts } from '#console/sessions/sessionFacts.ts';
import { failedSession, session } from '#test/harness/console/samples.ts';

const NOW = new Date(2026, 10, 22, 12, 0, 0).getTime();
const closed = (code: number) =>
  session(NOW, { state: 'closed', endedAt: NOW - 60_000, close: { code, reason: '', wasClean: true } });

it('tells of an open session how long it has been open, and of an ended one how long it was', () => {
  expect(sessionFacts(session(NOW), NOW)).toMatchObject({
    state: 'Connected',
    length: '3 min',
    traffic: '12,492 frames · 4.8 MB',
    when: '11:56:47',
  });
  const hourLater = sessionFacts(closed(1000), NOW + 3_600_000);
  expect(hourLater).toMatchObject({ state: 'Closed', length: '2 min' });
  expect(hourLater.fault).toBeUndefined();
});

it('tells of an imported session that it is read, or was cut short', () => {
  const importing = session(NOW, { state: 'connecting', imported: true });
  expect(sessionFacts(importing, NOW)).toMatchObject({ dot: 'warn', state: 'Importing…' });
  const cut = sessionFacts({ ...importing, state: 'lost' }, NOW);
  expect(cut).toMatchObject({ state: 'Cut short', fault: expect.stringContaining('while it was imported') });
});

it('marks what failed, and frames that could not be kept', () => {
  expect(sessionFacts(failedSession(NOW), NOW)).toMatchObject({ dot: 'bad', length: '' });
  expect(sessionFacts(closed(1011), NOW).fault).toContain('Server error');
  const lossy = session(NOW, { lost: { frames: 1, bytes: 20 } });
  expect(sessionFacts(lossy, NOW).fault).toBe('1 frame could not be kept');
});

it('asks before frames are lost or a connection ends, and not for a refused handshake', () => {
  expect(lossWords(session(NOW))).toBe('Close it and delete its 12,493 rows?');
  const importing = session(NOW, { state: 'connecting', imported: true });
  expect(lossWords(importing)).toBe('End its import and delete its 12,493 rows?');
  expect(lossWords(closed(1000))).toBe('Delete its 12,493 rows?');
  expect(lossWords(failedSession(NOW))).toBeUndefined();
  expect(lossWords({ ...closed(1000), firstIndex: 12_493 })).toBeUndefined();
});

it('finds sessions by every word of name, URL, profile and state, and pinned ones', () => {
  const sessions = [
    session(NOW, { id: 3, name: 'Chat before the fix', pinned: true }),
    session(NOW, { id: 2, url: 'wss://alarm.example.com/live' }),
    failedSession(NOW, { id: 1, profileName: 'production' }),
  ];
  const found = (filter: string) => findSessions(filter, sessions).map(({ id }) => id);
  expect(found('  ')).toEqual([3, 2, 1]);
  expect(found('FIX chat')).toEqual([3]);
  expect(found('alarm')).toEqual([2]);
  expect(found('failed')).toEqual([1]);
  expect(found('pinned')).toEqual([3]);
  expect(found('alarm fix')).toEqual([]);
});

it('says how long sessions are kept', () => {
  expect(retentionWords(undefined)).toBe('');
  expect(retentionWords({ keep: false, maxDays: 7 })).toContain('when the browser closes');
  expect(retentionWords({ keep: true, maxDays: 1 })).toBe('Sessions are kept for 1 day, pinned ones longer.');
  expect(retentionWords({ keep: true, maxDays: 7, maxBytes: 1_000_000_000 })).toContain(
    'for 7 days and up to 1.0 GB in all',
  );
  expect(retentionWords({ keep: true })).toContain('until you delete them');
});
