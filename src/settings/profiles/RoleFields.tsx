import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import type { ProfileForm } from '../store/profileForm.ts';
import type { Settings } from '../store/settings.ts';
import { REGIONS } from '../suggestions.ts';
import { fieldProps } from './fieldProps.ts';
import { TagRows } from './TagRows.tsx';

/** A role, and the profile whose credentials assume it. */
export function RoleFields({ settings, form }: { settings: Settings; form: ProfileForm }) {
  const editor = settings.profile;
  const others = settings.profiles.value.filter(({ id }) => id !== form.id);
  const gone = form.sourceProfileId !== '' && !others.some(({ id }) => id === form.sourceProfileId);
  const options = [
    { value: '', label: others.length > 0 ? 'Choose a profile' : 'There is no other profile yet' },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...(gone ? [{ value: form.sourceProfileId, label: 'A profile that was deleted' }] : []),
  ];
  return (
    <>
      <TextField
        {...fieldProps(editor, form, 'roleArn')}
        label="Role ARN"
        mono
        placeholder="arn:aws:iam::123456789012:role/NAME"
        hint="Its trust policy has to name the source profile’s user or role."
      />
      <div class="settings-columns">
        <SelectField
          {...fieldProps(editor, form, 'sourceProfileId')}
          label="Source profile"
          options={options}
          hint="Its credentials assume the role. It may be a role itself."
        />
        <TextField
          {...fieldProps(editor, form, 'sessionName')}
          label="Session name"
          mono
          placeholder="countersign"
          hint="Stands in CloudTrail and in the caller’s ARN."
        />
        <TextField
          {...fieldProps(editor, form, 'duration')}
          label="Duration"
          mono
          placeholder="3600"
          hint="Seconds, 900 to 43200, but no more than the role allows. Roles in a chain: 3600."
        />
        <TextField
          {...fieldProps(editor, form, 'externalId')}
          label="External ID"
          mono
          placeholder="none"
          hint="Where the trust policy asks for sts:ExternalId."
        />
        <TextField
          {...fieldProps(editor, form, 'stsRegion')}
          label="STS region"
          mono
          suggestions={REGIONS}
          placeholder={form.region.trim() || 'that of the profile'}
          hint="Which region’s STS is asked."
        />
      </div>
      <TextField
        {...fieldProps(editor, form, 'mfaSerial')}
        label="MFA serial"
        mono
        placeholder="none"
        hint="ARN or serial number of the device; its code is asked for each time."
      />
      <TagRows rows={form.tags} fault={editor.faults.value.tags} onRows={(tags) => editor.change({ tags })} />
    </>
  );
}
