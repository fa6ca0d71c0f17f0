import { beforeAll, describe, expect, it } from 'vitest';
import { CALL_POINTS } from './pages/hook/callPoints.ts';
import { EVENT_POINTS } from './pages/hook/eventPoints.ts';
import { FRAME_POINTS } from './pages/hook/framePoints.ts';
import { HOOK, HookPage } from './pages/hook/HookPage.ts';
import { inBareBrowsers } from './pages/hook/inBareBrowsers.ts';
import { pointsScript } from './pages/hook/points.ts';
import { SHAPE_POINTS } from './pages/hook/shapePoints.ts';

const POINTS = { ...SHAPE_POINTS, ...CALL_POINTS, ...EVENT_POINTS, ...FRAME_POINTS };
const NAMES = Object.keys(POINTS);

/** What most tools do: a subclass in the constructor's place. */
const NAIVE = `window.WebSocket = class extends WebSocket {
  constructor(...args) { super(...args); this.addEventListener('message', () => {}); }
  send(data) { super.send(data); }
};`;

type Results = Record<string, string>;

inBareBrowsers(
  'a page with the hook is as without it',
  ({ browser, server }) => {
    const results = {} as Record<'bare' | 'early' | 'late' | 'naive', Results>;
    const made = {} as Record<'early' | 'late', number>;

    beforeAll(async () => {
      const runIn = async (page: HookPage): Promise<Results> => {
        // At the same place in each page's history, which some stacks tell.
        await page.page.bringToFront();
        return page.run<Results>('window.runPoints()');
      };
      for (const [kind, script] of [
        ['bare', undefined],
        ['naive', NAIVE],
      ] as const) {
        const page = await HookPage.open(browser(), server().url, script);
        results[kind] = await runIn(page);
        await page.close();
      }
      for (const kind of ['early', 'late'] as const) {
        const page = await HookPage.open(browser(), server().url, kind === 'early' ? HOOK : undefined);
        if (kind === 'late') expect(await page.hook()).toBe(true);
        results[kind] = await runIn(page);
        const batches = await page.drain();
        expect(batches[0]?.early).toBe(kind === 'early');
        made[kind] = batches.flatMap(({ events }) => events).filter(([type]) => type === 0).length;
        await page.close();
      }
      // Four runs through all points.
    }, 120_000);

    function same(kind: 'early' | 'late', name: string): void {
      expect(JSON.parse(results[kind][name] ?? '')).toEqual(JSON.parse(results.bare[name] ?? ''));
    }

    it('asks at least 28 things, all of which have an answer in the bare page', () => {
      expect(NAMES.length).toBeGreaterThanOrEqual(28);
      const failed = Object.entries(results.bare).filter(([, result]) => /^(failed|nothing)/.test(result));
      expect(failed).toEqual([]);
    });

    it('had the hook at work meanwhile', () => {
      expect(made.early).toBeGreaterThan(30);
      expect(made.late).toBeGreaterThan(30);
    });

    it('would notice a subclass in the constructor’s place', () => {
      const noticed = NAMES.filter((name) => results.naive[name] !== results.bare[name]);
      expect(noticed.length).toBeGreaterThan(8);
    });

    describe('hooked before its first script', () => {
      it.each(NAMES)('%s', (name) => same('early', name));
    });

    describe('hooked while it runs', () => {
      it.each(NAMES)('%s', (name) => same('late', name));
    });
  },
  (sockets) => pointsScript(POINTS, sockets),
);
