import { computed, type ReadonlySignal } from '@preact/signals';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import type { EndpointReading } from '#core/endpoint/types.ts';
import { readKeepAlive } from '#core/keepAlive.ts';
import type { ApiDraft, SavedApi } from '#core/profile.ts';
import { type ApiForm, apiFormOf } from './apiForm.ts';
import { checkApi } from './checkApi.ts';
import { createEditor, type Editor } from './editor.ts';
import { given } from './given.ts';

export interface ApiEditorDeps {
  apis: ReadonlySignal<readonly SavedApi[]>;
  saveApi(draft: ApiDraft): Promise<SavedApi>;
}

export interface ApiEditor extends Editor<ApiForm> {
  /** What was understood of the URL; undefined while there is none. */
  readonly reading: ReadonlySignal<EndpointReading | undefined>;
  /** Takes the text of the URL field, and the subprotocols that it brings with it. */
  readUrl(text: string): void;
}

export function createApiEditor(deps: ApiEditorDeps): ApiEditor {
  // What the URL put into the field stays the URL's until the person types there.
  let filled = '';

  const editor: Editor<ApiForm> = createEditor<ApiForm>({
    check: (form) => checkApi(form, reading.value, deps.apis.value),
    async save(form) {
      const read = reading.value;
      const typed = form.subprotocols.split(',').map((name) => name.trim());
      const subprotocols = typed.filter((name) => name !== '');
      const api = await deps.saveApi({
        name: form.name.trim(),
        // As it was read, so that a signature in the pasted URL never reaches the disk.
        url: read?.ok ? read.endpoint.url : form.url.trim(),
        ...given({
          id: form.id,
          profileId: form.profileId,
          region: form.region.trim(),
          service: form.service.trim(),
          endpoint: form.endpoint.trim(),
          expires: form.expires === '' ? undefined : Number(form.expires),
          subprotocols: subprotocols.length > 0 ? subprotocols : undefined,
          reconnect: form.reconnect || undefined,
          keepAlive: readKeepAlive(form.keepAliveSeconds, form.keepAliveMessage),
        }),
      });
      return { form: apiFormOf(api), said: 'Saved.' };
    },
    fieldOf(id) {
      if (/^(url|arn)\./.test(id)) return 'url';
      if (id === 'profile.endpoint') return 'endpoint';
      if (id === 'expires.range') return 'expires';
      if (id === 'subprotocol.invalid') return 'subprotocols';
      if (id === 'keep-alive.seconds') return 'keepAliveSeconds';
      if (id === 'keep-alive.message') return 'keepAliveMessage';
      return /^(?:api|scope)\.(name|region|service)$/.exec(id)?.[1];
    },
  });

  const url = computed(() => editor.form.value?.url ?? '');
  const reading = computed(() => (url.value.trim() ? readEndpoint(url.value) : undefined));

  return {
    ...editor,
    reading,
    show(form, said) {
      filled = '';
      editor.show(form, said);
    },
    readUrl(text) {
      editor.change({ url: text });
      const asked = reading.value?.ok ? reading.value.endpoint.subprotocols.join(', ') : '';
      if (editor.form.value?.subprotocols !== filled) return;
      filled = asked;
      editor.change({ subprotocols: asked });
    },
  };
}
