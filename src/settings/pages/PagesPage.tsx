import { useEffect, useState } from 'preact/hooks';
import type { AlwaysRecorded } from '../props.ts';
import { readSection } from '../store/section.ts';
import { patternOf, siteOf } from './sites.ts';

/** The sites whose pages are recorded at every load, and the one that the DevTools panel sent here to ask for. */
export function PagesPage({ always, section }: { always: AlwaysRecorded; section: string }) {
  const [sites, setSites] = useState<readonly string[]>();
  const [fault, setFault] = useState('');
  const look = () =>
    always.list().then(setSites, () => setFault('The list could not be read. Open this page again.'));
  useEffect(() => {
    void look();
    return always.onChange(() => void look());
  }, []);

  // Nothing is awaited before the browser is asked: it forgets the click otherwise.
  const change = (asked: Promise<unknown>) =>
    void asked
      .then(
        (granted) => setFault(granted === false ? 'The browser did not allow it.' : ''),
        () => setFault('The browser did not let this be changed.'),
      )
      .then(look);

  const { page, item = '' } = readSection(section);
  const asked =
    page === 'pages' && always.canAdd(item) && !sites?.includes(patternOf(item)) ? item : undefined;
  return (
    <div class="settings-pane settings-about">
      <h1>Web pages</h1>
      <p>
        The DevTools panel records a page’s WebSockets when you press “Reload and record”, and needs no access
        for it. A site that you choose here is recorded at every load by itself, from its first script on.
      </p>
      <ul class="plain-list">
        <li>
          The browser asks you for access to that site, on all its ports. Other sites stay out of reach.
        </li>
        <li>
          A script runs in each of its pages and frames, also while DevTools is closed. It keeps up to 16 MB
          of messages in the page itself; they go with the page, unless the panel is opened and takes them.
        </li>
        <li>Nothing of it leaves this computer.</li>
      </ul>
      {sites && asked !== undefined && (
        <p>
          <button type="button" class="button primary" onClick={() => change(always.add(asked))}>
            Always record {siteOf(patternOf(asked))}
          </button>
        </p>
      )}
      <h2>Always recorded</h2>
      {sites?.length === 0 && (
        <p class="dim">No site. Choose one in the DevTools panel, in the menu beside “Record”.</p>
      )}
      <ul class="plain-list" aria-label="Always recorded">
        {sites?.map((pattern) => (
          <li key={pattern}>
            <span class="mono">{siteOf(pattern)}</span>{' '}
            <button
              type="button"
              class="button small"
              aria-label={`Stop recording ${siteOf(pattern)}`}
              onClick={() => change(always.remove(pattern))}
            >
              Stop
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{fault}</p>
    </div>
  );
}
