import '#ui/tokens.css';
import '#ui/base.css';
import './panel.css';
import { render } from 'preact';
import { Mark } from '#ui/icons/Mark.tsx';

/** What the panel says where there are no DevTools around it, as in a tab of its own. */
export function mountNowhere(root: Element): void {
  render(
    <main class="nowhere">
      <h1>
        <Mark /> Countersign
      </h1>
      <p>
        This page belongs into the DevTools. Open them on the page whose WebSockets you want to see (F12), and
        choose “Countersign” among their tabs.
      </p>
    </main>,
    root,
  );
}
