import { useEffect, useRef, useState } from 'preact/hooks';
import { IconStar } from '#ui/icons.tsx';
import { usePopover } from '#ui/usePopover.ts';
import { useConsole } from '../context.ts';

/** The star: saves what the inputs hold under a name, renames it, deletes it after asking. */
export function SaveApi() {
  const { store } = useConsole();
  const { root, button, open, setOpen, close } = usePopover();
  const api = store.api.value;
  const endpoint = store.endpoint.value;
  const [name, setName] = useState('');
  const [asking, setAsking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const label = api ? `Saved as ${api.name}` : 'Save this API';

  useEffect(() => {
    if (!open) return;
    setAsking(false);
    setName(api?.name ?? (endpoint ? endpoint.host.split('.')[0]! + endpoint.path.replace(/\/$/, '') : ''));
    // Once the name is painted.
    requestAnimationFrame(() => input.current?.select());
  }, [open]);

  async function save(id?: string): Promise<void> {
    if (name.trim() === '') {
      input.current?.focus();
      return;
    }
    if (await store.saveApi(name, id)) close();
  }

  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class={`button quiet icon small star${api ? ' on' : ''}`}
        aria-label={label}
        title={endpoint ? label : 'Type a URL to save it under a name'}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-disabled={!endpoint}
        onClick={() => endpoint && setOpen(!open)}
      >
        <IconStar filled={Boolean(api)} />
      </button>
      {open && (
        <div class="menu align-end save-api" role="dialog" aria-label={label}>
          <div class="field">
            <label for="api-name">Name</label>
            <input
              id="api-name"
              ref={input}
              class="input"
              maxLength={80}
              autocomplete="off"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.isComposing) void save(api?.id);
              }}
            />
          </div>
          <p class="hint">Keeps the URL, profile, region, service, validity and subprotocols.</p>
          <div class="save-api-buttons">
            {asking && api ? (
              <>
                <span>Delete “{api.name}”?</span>
                <button
                  type="button"
                  class="button danger"
                  onClick={() => {
                    close();
                    void store.deleteApi(api.id);
                  }}
                >
                  Delete
                </button>
                <button type="button" class="button" onClick={() => setAsking(false)}>
                  Keep
                </button>
              </>
            ) : (
              <>
                <button type="button" class="button primary" onClick={() => void save(api?.id)}>
                  {api ? 'Update' : 'Save API'}
                </button>
                {api && (
                  <button type="button" class="button" onClick={() => void save()}>
                    Save as new
                  </button>
                )}
                {api && (
                  <button type="button" class="button quiet danger" onClick={() => setAsking(true)}>
                    Delete
                  </button>
                )}
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
