import { useSignal } from '@preact/signals';
import { messageNames } from '#core/decode/protobuf/compileSchema.ts';
import type { ProtoFault } from '#core/decode/protobuf/types.ts';
import type { SessionLens } from '../lens/SessionLens.ts';
import { readSource, type SchemaSource, sourceOf } from '../lens/schemaSource.ts';

/** The protobuf schema of an API: pasted or from files, and which of its messages is read. */
export function SchemaPart({ lens }: { lens: SessionLens }) {
  const open = useSignal(false);
  const kept = lens.schema.value;
  const compiled = lens.compiled.value;
  const types = compiled !== undefined && 'types' in compiled.reading ? compiled.reading.types : undefined;
  return (
    <div class="detail-schema">
      <div class="detail-schema-bar">
        <button
          type="button"
          class="button small"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.peek();
          }}
        >
          {kept === undefined ? 'Add a schema …' : 'Schema …'}
        </button>
        {kept === undefined || types === undefined ? (
          <span class="dim">Values are guessed: no schema was given.</span>
        ) : (
          <select
            class="input"
            aria-label="Message"
            value={kept.message ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const { source, isBinary } = kept;
              lens.useSchema(value === '' ? { source, isBinary } : { source, isBinary, message: value });
            }}
          >
            <option value="">The message that fits best</option>
            {messageNames(types).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {open.value ? <SchemaForm lens={lens} close={() => (open.value = false)} /> : null}
    </div>
  );
}

function SchemaForm({ lens, close }: { lens: SessionLens; close(): void }) {
  const kept = lens.schema.value;
  const draft = useSignal<SchemaSource>(kept ?? { source: '', isBinary: false });
  const fault = useSignal<ProtoFault | undefined>(undefined);
  const take = (schema: SchemaSource) => {
    draft.value = schema;
    fault.value = undefined;
  };
  const use = () => {
    const reading = readSource(draft.peek());
    fault.value = 'fault' in reading ? reading.fault : undefined;
    if ('fault' in reading) return;
    lens.useSchema(draft.peek());
    close();
  };
  const { source, isBinary } = draft.value;
  return (
    <form
      class="detail-schema-form"
      aria-label="Protobuf schema"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
      onKeyDown={(event) => {
        // It would close the detail, and what was pasted would be gone.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <input
        type="file"
        class="input"
        multiple
        aria-label="Files with the schema"
        accept=".proto,.pb,.desc,.bin,.protoset"
        onChange={(event) => {
          void readFiles(event.currentTarget.files).then((read) => read && take(read));
        }}
      />
      {isBinary ? (
        <p class="dim">A set of descriptors from a file.</p>
      ) : (
        <textarea
          class="input mono"
          rows={8}
          spellcheck={false}
          aria-label="Text of the .proto files"
          aria-invalid={fault.value !== undefined}
          placeholder={'syntax = "proto3"; message …'}
          value={source}
          onInput={(event) => take({ source: event.currentTarget.value, isBinary: false })}
        />
      )}
      {fault.value === undefined ? null : (
        <p class="fault" role="alert">
          {placeOf(fault.value)}
          {fault.value.sentence}
        </p>
      )}
      <div class="detail-schema-bar">
        <button type="submit" class="button primary small" disabled={source === ''}>
          Use this schema
        </button>
        {kept === undefined ? null : (
          <button
            type="button"
            class="button small"
            onClick={() => {
              lens.useSchema(undefined);
              close();
            }}
          >
            Remove it
          </button>
        )}
        <span class="dim">Kept in this browser, for this API.</span>
      </div>
    </form>
  );
}

const placeOf = ({ line, column }: ProtoFault) =>
  line === undefined ? '' : `Line ${line}, column ${column ?? 1}: `;

/** Texts are put together; of descriptor sets, which hold whole trees of files, the first counts. */
async function readFiles(files: FileList | null): Promise<SchemaSource | undefined> {
  const all = await Promise.all(
    [...(files ?? [])].map(async (file) => new Uint8Array(await file.arrayBuffer())),
  );
  const sources = all.map(sourceOf);
  const texts = sources.filter(({ isBinary }) => !isBinary).map(({ source }) => source);
  if (texts.length < sources.length) return sources.find(({ isBinary }) => isBinary);
  return texts.length === 0 ? undefined : { source: texts.join('\n'), isBinary: false };
}
