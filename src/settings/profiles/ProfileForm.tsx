import type { ProfileView } from '#core/profile.ts';
import { TextField } from '#ui/form/TextField.tsx';
import { ItemForm } from '../parts/ItemForm.tsx';
import type { SettingsProps } from '../props.ts';
import type { ProfileForm as Form } from '../store/profileForm.ts';
import type { Settings } from '../store/settings.ts';
import { SERVICES } from '../suggestions.ts';
import { CognitoFields } from './CognitoFields.tsx';
import { EmulatorFields } from './EmulatorFields.tsx';
import { fieldProps } from './fieldProps.ts';
import { IdentityCenterFields } from './IdentityCenterFields.tsx';
import { KeptKeys } from './KeptKeys.tsx';
import { KindChoice } from './KindChoice.tsx';
import { NameFields } from './NameFields.tsx';
import { PasteBox } from './PasteBox.tsx';
import { RoleFields } from './RoleFields.tsx';

export interface ProfileFormProps {
  settings: Settings;
  form: Form;
  /** The profile as it is stored; undefined for a new one. */
  stored: ProfileView | undefined;
  shell: SettingsProps['shell'];
}

/** One profile: where its credentials come from, its name, and what signing needs beside them. */
export function ProfileForm({ settings, form, stored, shell }: ProfileFormProps) {
  const editor = settings.profile;

  const onPaste = (event: ClipboardEvent) => {
    // A secret's own field is a safe place.
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'password') return;
    if (editor.catchKeys(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
  };

  return (
    <ItemForm
      editor={editor}
      what="profile"
      label={stored ? `Profile ${stored.name}` : 'New profile'}
      question={question(settings, stored)}
      onPaste={onPaste}
    >
      <KindChoice kind={form.kind} onKind={(kind) => editor.change({ kind })} />
      {form.kind === 'keys' && (
        <>
          {stored?.source.kind === 'keys' && <KeptKeys profile={stored} clock={settings.clock} />}
          <PasteBox
            editor={editor}
            clock={settings.clock}
            replaces={stored?.source.kind === 'keys' && stored.hasKeys}
          />
        </>
      )}
      {form.kind !== 'keys' && <NameFields editor={editor} form={form} />}
      {form.kind === 'cognito' && <CognitoFields editor={editor} form={form} stored={stored} shell={shell} />}
      {form.kind === 'role' && <RoleFields settings={settings} form={form} />}
      {form.kind === 'sso' && <IdentityCenterFields editor={editor} form={form} />}
      {form.kind === 'keys' && <NameFields editor={editor} form={form} />}
      <div class="settings-columns">
        <TextField
          {...fieldProps(editor, form, 'service')}
          label="Signing service"
          mono
          suggestions={SERVICES}
          placeholder="such as execute-api"
          hint="Used where the host does not name one."
        />
        <TextField
          {...fieldProps(editor, form, 'endpoint')}
          label="Endpoint override"
          mono
          placeholder="such as ws://127.0.0.1:4510"
          hint="For emulators: connects there instead."
        />
      </div>
      <EmulatorFields editor={editor} form={form} />
    </ItemForm>
  );
}

function question(settings: Settings, stored: ProfileView | undefined): string {
  if (!stored) return '';
  const roles = settings.profiles.value.filter(
    ({ source }) => source.kind === 'role' && source.sourceProfileId === stored.id,
  );
  const users = settings.apis.value.filter((api) => api.profileId === stored.id).length;
  const start = `Delete “${stored.name}” and ${stored.source.kind === 'keys' ? 'forget its keys' : 'end its sign-in'}?`;
  const lost = [
    ...roles.map(({ name }) => `“${name}” assumes its role with it.`),
    ...(users === 0
      ? []
      : [
          `${users === 1 ? 'One saved API uses' : `${users} saved APIs use`} it and will need another profile.`,
        ]),
  ];
  return [start, ...lost].join(' ');
}
