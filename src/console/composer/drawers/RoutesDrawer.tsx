import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_ROUTE_KEY, routeIn, snippetFor } from '#core/compose/snippet.ts';
import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { Drawer } from './Drawer.tsx';
import { routesSeen } from './routesSeen.ts';

/** Messages for the routes of an API: its list is the person's, and begins with what was seen. */
export function RoutesDrawer({ box }: { box: MessageBox }) {
  const { store, log } = useConsole();
  const { routes = [], routeKey = DEFAULT_ROUTE_KEY } = store.choices.value;
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const session = store.session.value;
  const api = store.composeApi.value;
  const others = seen.filter((route) => !routes.includes(route));

  useEffect(() => {
    let gone = false;
    const written = store.history.peek().map(({ text }) => routeIn(text, routeKey));
    void (session ? routesSeen(log, session, routeKey) : Promise.resolve([])).then((logged) => {
      if (!gone) setSeen([...new Set([...written, ...logged])].filter((route) => route !== undefined));
    });
    return () => {
      gone = true;
    };
  }, [session?.id, routeKey]);

  function write(route: string): void {
    const text = snippetFor(route, routeKey);
    store.setDrawer(undefined);
    // Before the last brace: what else the route takes comes there.
    box.write(text, 'text', text.length - 1);
  }

  return (
    <Drawer title="Routes" box={box}>
      <p class="hint">
        {api ? `Of the saved API “${api.name}”. ` : 'Of URLs that are not saved. '}A route writes a message
        into the box.
      </p>
      <div class="route-chips">
        {routes.map((route) => (
          <span class="route-chip" key={route}>
            <button type="button" class="button small" title={route} onClick={() => write(route)}>
              <span class="ellipsis">{route}</span>
            </button>
            <button
              type="button"
              class="button quiet icon small"
              aria-label={`Remove the route ${route}`}
              title="Removes it from the list"
              onClick={() => void store.choose({ routes: routes.filter((one) => one !== route) })}
            >
              ×
            </button>
          </span>
        ))}
        {others.map((route) => (
          <button
            type="button"
            class="button small seen"
            key={route}
            title={`${route}: seen in messages that were sent`}
            onClick={() => write(route)}
          >
            <span class="ellipsis">{route}</span>
          </button>
        ))}
        {others.length > 0 && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => void store.choose({ routes: [...routes, ...others] })}
          >
            Keep the {others.length === 1 ? 'one' : others.length} seen
          </button>
        )}
      </div>
      <form
        class="drawer-line"
        onSubmit={(event) => {
          event.preventDefault();
          const names = typed.split(/[\s,]+/).filter(Boolean);
          if (names.length > 0) void store.choose({ routes: [...new Set([...routes, ...names])] });
          setTyped('');
        }}
      >
        <input
          class="input mono"
          aria-label="Route to add"
          placeholder="Route, such as sendMessage"
          data-first=""
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Add route
        </button>
        <label for="route-key">Messages name it in</label>
        <input
          id="route-key"
          class="input mono"
          title="The API’s route selection expression, such as $request.body.action"
          autocomplete="off"
          spellcheck={false}
          value={routeKey}
          onChange={(event) => void store.choose({ routeKey: event.currentTarget.value.trim() || undefined })}
        />
      </form>
    </Drawer>
  );
}
