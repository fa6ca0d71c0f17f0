import type { SavedApi } from '#core/profile.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import { ItemForm } from '../parts/ItemForm.tsx';
import type { ApiForm as Form } from '../store/apiForm.ts';
import { NAME_LENGTH } from '../store/nameFault.ts';
import type { Settings } from '../store/settings.ts';
import { REGIONS, SERVICES } from '../suggestions.ts';
import { expiresChoices, profileChoices } from './choices.ts';
import { fieldProps } from './fieldProps.ts';
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

  return (
    <ItemForm
      editor={editor}
      what="API"
      label={stored ? `Saved API ${stored.name}` : 'New API'}
      question={stored ? `Delete “${stored.name}”?` : ''}
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
          {...fieldProps(editor, form, 'name')}
          label="API name"
          maxLength={NAME_LENGTH}
          hint="What the console calls it."
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
          {...fieldProps(editor, form, 'region')}
          label="Region"
          mono
          suggestions={REGIONS}
          placeholder={endpoint?.region ? `${endpoint.region}, from the host` : 'from the profile'}
          hint="Wins over the host and the profile."
        />
        <TextField
          {...fieldProps(editor, form, 'service')}
          label="Signing service"
          mono
          suggestions={SERVICES}
          placeholder={endpoint?.service ? `${endpoint.service}, from the host` : 'from the profile'}
          hint="Wins over the host and the profile."
        />
        <TextField
          {...fieldProps(editor, form, 'endpoint')}
          label="Endpoint override"
          mono
          placeholder="such as ws://127.0.0.1:4510"
          hint="For emulators: connects there instead."
        />
        <SelectField
          {...fieldProps(editor, form, 'expires')}
          label="Signature valid for"
          options={expiresChoices(form.expires, endpoint?.maxExpires)}
          hint="Each connect signs afresh."
        />
        <TextField
          {...fieldProps(editor, form, 'subprotocols')}
          label="Subprotocols"
          mono
          placeholder="none"
          hint="Separate several by commas."
        />
      </div>
      <LastingFields editor={editor} form={form} />
    </ItemForm>
  );
}
