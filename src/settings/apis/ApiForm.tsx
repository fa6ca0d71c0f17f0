import { useRef } from 'preact/hooks';
import type { SavedApi } from '#core/profile.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import { FormActions } from '../parts/FormActions.tsx';
import { useFocusFault } from '../parts/useFocusFault.ts';
import type { ApiForm as Form } from '../store/apiForm.ts';
import { NAME_LENGTH } from '../store/nameFault.ts';
import type { Settings } from '../store/settings.ts';
import { REGIONS, SERVICES } from '../suggestions.ts';
import { expiresChoices, profileChoices } from './choices.ts';
import { LastingFields } from './LastingFields.tsx';
import { ReadUrl } from './ReadUrl.tsx';

export interface ApiFormProps {
  settings: Settings;
  form: Form;
  /** The API as it is stored; undefined for a new one. */
  stored: SavedApi | undefined;
}

/** One saved API: its URL, whose keys sign it, and what overrides its host and profile. */
export function ApiForm({ settings, form, stored }: ApiFormProps) {
  const editor = settings.api;
  const faults = editor.faults.value;
  const reading = editor.reading.value;
  const endpoint = reading?.ok ? reading.endpoint : undefined;
  const root = useRef<HTMLFormElement>(null);
  useFocusFault(root, editor.refusals);

  return (
    <form
      ref={root}
      class="settings-form"
      aria-label={stored ? `Saved API ${stored.name}` : 'New API'}
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void editor.save();
      }}
    >
      <h2 class="ellipsis" title={stored?.name}>
        {stored ? stored.name : 'New API'}
      </h2>
      <div class="settings-url">
        <TextField
          id="api-url"
          label="WebSocket URL"
          mono
          value={form.url}
          fault={reading && !reading.ok ? reading.fault : faults.url}
          hint="A wss:// or https:// URL, an ARN, a host, or a wscat or websocat command."
          onValue={editor.readUrl}
        />
        {endpoint && <ReadUrl endpoint={endpoint} form={form} profiles={settings.profiles.value} />}
      </div>
      <div class="settings-columns">
        <TextField
          id="api-name"
          label="API name"
          value={form.name}
          maxLength={NAME_LENGTH}
          fault={faults.name}
          hint="What the console calls it."
          onValue={(name) => editor.change({ name })}
        />
        <SelectField
          id="api-profile"
          label="Profile"
          value={form.profileId}
          options={profileChoices(settings.profiles.value, form.profileId)}
          hint="Whose keys sign the URL."
          onValue={(profileId) => editor.change({ profileId })}
        />
        <TextField
          id="api-region"
          label="Region"
          mono
          value={form.region}
          suggestions={REGIONS}
          placeholder={endpoint?.region ? `${endpoint.region}, from the host` : 'from the profile'}
          fault={faults.region}
          hint="Wins over the host and the profile."
          onValue={(region) => editor.change({ region })}
        />
        <TextField
          id="api-service"
          label="Signing service"
          mono
          value={form.service}
          suggestions={SERVICES}
          placeholder={endpoint?.service ? `${endpoint.service}, from the host` : 'from the profile'}
          fault={faults.service}
          hint="Wins over the host and the profile."
          onValue={(service) => editor.change({ service })}
        />
        <TextField
          id="api-endpoint"
          label="Endpoint override"
          mono
          value={form.endpoint}
          placeholder="such as ws://127.0.0.1:4510"
          fault={faults.endpoint}
          hint="For emulators: connects there instead."
          onValue={(value) => editor.change({ endpoint: value })}
        />
        <SelectField
          id="api-expires"
          label="Signature valid for"
          value={form.expires}
          options={expiresChoices(form.expires, endpoint?.maxExpires)}
          fault={faults.expires}
          hint="Each connect signs afresh."
          onValue={(expires) => editor.change({ expires })}
        />
        <TextField
          id="api-subprotocols"
          label="Subprotocols"
          mono
          value={form.subprotocols}
          placeholder="none"
          fault={faults.subprotocols}
          hint="Separate several by commas."
          onValue={(subprotocols) => editor.change({ subprotocols })}
        />
      </div>
      <LastingFields editor={editor} form={form} />
      <FormActions editor={editor} what="API" question={stored ? `Delete “${stored.name}”?` : ''} />
    </form>
  );
}
