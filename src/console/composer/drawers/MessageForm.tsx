import { useEffect, useRef, useState } from 'preact/hooks';
import type { SavedMessage } from '#core/compose/saved.ts';
import { routeIn } from '#core/compose/snippet.ts';
import { useConsole } from '../../context.ts';

export interface MessageFormProps {
  /** The message to be changed; without it a new one is saved. */
  message?: SavedMessage;
  onDone(): void;
}

/** Name and folder of a message, and whether its text is to be the box's. */
export function MessageForm({ message, onDone }: MessageFormProps) {
  const { store } = useConsole();
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(() => message?.name ?? routeIn(store.message.peek()) ?? '');
  const [folder, setFolder] = useState(message?.folder ?? '');
  const [retake, setRetake] = useState(false);
  const folders = [...new Set(store.compose.value.messages.map((one) => one.folder))].filter(Boolean);
  const id = message?.id ?? 'new';
  const boxText = store.message.value;
  const empty = !message && boxText === '';

  useEffect(() => first.current?.select(), []);

  async function save(): Promise<void> {
    if (empty || name.trim() === '') {
      first.current?.focus();
      return;
    }
    const written = { text: store.message.peek(), form: store.messageKind.peek() };
    const kept = message && !retake ? { id: message.id, text: message.text, form: message.form } : undefined;
    const draft = { ...written, ...(message ? { id: message.id } : {}), ...kept, name, folder };
    if (await store.changeMessages({ type: 'save', message: draft })) onDone();
  }

  return (
    <form
      class="drawer-line message-form"
      aria-label={message ? `Change “${message.name}”` : 'Save what is in the box'}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        ref={first}
        class="input"
        aria-label="Message name"
        placeholder="Name"
        maxLength={80}
        autocomplete="off"
        spellcheck={false}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <input
        class="input"
        aria-label="Folder"
        placeholder="Folder, or none"
        maxLength={80}
        autocomplete="off"
        spellcheck={false}
        list={`folders-${id}`}
        value={folder}
        onInput={(event) => setFolder(event.currentTarget.value)}
      />
      <datalist id={`folders-${id}`}>
        {folders.map((one) => (
          <option value={one} key={one} />
        ))}
      </datalist>
      <button
        type="submit"
        class="button primary"
        aria-disabled={empty}
        title={empty ? 'The box is empty: write a message first' : undefined}
      >
        Save message
      </button>
      <button type="button" class="button" onClick={onDone}>
        Cancel
      </button>
      {message && boxText !== '' && boxText !== message.text && (
        <label class="retake">
          <input
            type="checkbox"
            checked={retake}
            onChange={(event) => setRetake(event.currentTarget.checked)}
          />{' '}
          Replace its text by what is in the box
        </label>
      )}
      {empty && <span class="hint">The box is empty: write a message first.</span>}
    </form>
  );
}
