import { afterAll, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

/** What the panel is drawn in, whatever the browser's own theme is. */
interface Colours {
  background: string;
  text: string;
}

inBothBrowsers('the panel wears the theme of the DevTools', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway);
  const colours = (): Promise<Colours> => page().tab.panel.evaluate(readColours);
  const waitScheme = (scheme: 'light' | 'dark'): Promise<unknown> =>
    page().tab.panel.until(
      `the panel to be ${scheme}`,
      (win, wanted) => win.getComputedStyle(win.document.documentElement).colorScheme === wanted,
      scheme,
    );
  afterAll(async () => {
    await page().tab.panel.screenshot(`out/e2e/devtools-light-${browser().target}.png`);
  });

  it('dark and light, at once when it is changed', async () => {
    await page().tab.setTheme('light');
    await waitScheme('light');
    const light = await colours();
    await page().tab.setTheme('dark');
    await waitScheme('dark');
    const dark = await colours();
    expect(lightness(light.background)).toBeGreaterThan(0.9);
    expect(lightness(light.text)).toBeLessThan(0.4);
    expect(lightness(dark.background)).toBeLessThan(0.2);
    expect(lightness(dark.text)).toBeGreaterThan(0.7);
  });

  it('dark from the start where the DevTools are', async () => {
    await page().tab.closeDevTools();
    await page().tab.reopenDevTools();
    await waitScheme('dark');
    const panel = new PanelPage(page().tab.panel);
    await panel.record();
    await panel.waitRow(/name=first .*open/);
    await panel.choose(/name=first/);
    await panel.waitFrame(/"action":"echo"/);
    await panel.view.screenshot(`out/e2e/devtools-dark-${browser().target}.png`);
    await page().tab.setTheme('light');
    await waitScheme('light');
  });
});

function readColours(win: Window): Colours {
  const panel = win.document.querySelector('[data-view=panel]') ?? win.document.body;
  const { backgroundColor: background, color: text } = win.getComputedStyle(panel);
  return { background, text };
}

/** Of `rgb(…)`, from 0 to 1. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
