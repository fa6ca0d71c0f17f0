import { expect, it } from 'vitest';
import { createClock } from '../../../../src/devtools/hook/clock.ts';
import { takePrimordials } from '../../../../src/devtools/hook/primordials.ts';
import { fakeWindow } from './fakeWindow.ts';

it('follows the computer’s clock after a sleep, and not its small steps', () => {
  let ticks = 10;
  let wall = 1_010;
  const event = new Event('message');
  const { now, of, sync } = createClock({
    ...takePrimordials(fakeWindow()),
    timeOrigin: 1_000,
    performanceNow: () => ticks,
    timeStamp: () => 8.25,
    dateNow: () => wall,
  });
  expect([now(), of(event)]).toEqual([1_010, 1_008.25]);
  wall += 20;
  sync();
  expect(now()).toBe(1_010);
  ticks += 5;
  wall += 3_600_000;
  sync();
  expect([now(), of(event)]).toEqual([wall, wall - 15 + 8.25]);
});
