import '#ui/tokens.css';
import '#ui/base.css';
import './settings.css';
import './list.css';
import './form.css';
import './about.css';
import './sources.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './App.tsx';
import type { SettingsProps } from './props.ts';
import { createSettings } from './store/settings.ts';

/** Puts the options page into `root`; returns what takes it away again. */
export function mountSettings(root: Element, props: SettingsProps): () => void {
  const { shell } = props;
  const settings = createSettings({
    background: props.background,
    log: props.log,
    onBackgroundEvent: props.onBackgroundEvent,
    section: shell.section,
    setSection: (section) => shell.setSection(section),
    requestTabAccess: () => shell.requestTabAccess(),
    now: () => Date.now(),
  });
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  // Only while there is something to lose: a listener alone keeps the page out of the back/forward cache.
  const stopWarning = effect(() => {
    if (settings.unsaved.value) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  });
  const stopVisits = shell.onSection?.(settings.visit);
  const timer = setInterval(settings.tick, 1_000);
  render(<App settings={settings} shell={shell} />, root);
  void settings.load();
  void settings.vault.load();
  void settings.history.load();
  return () => {
    clearInterval(timer);
    stopWarning();
    removeEventListener('beforeunload', warn);
    stopVisits?.();
    settings.stop();
    render(null, root);
  };
}
