import type { CallerIdentity } from '#core/signIn.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';

export interface PermissionProps {
  settings: Settings;
  identity: CallerIdentity;
  shell: SettingsProps['shell'];
}

/** The IAM statement that a connection to an API needs, to copy. */
export function Permission({ settings, identity, shell }: PermissionProps) {
  const { tester, apis } = settings;
  const statement = tester.statement.value;
  const options = [
    ...apis.value.map(({ id, name }) => ({ value: id, label: name })),
    { value: '', label: 'Another URL' },
  ];
  return (
    <div class="settings-note">
      <p>To connect, its user or role has to be allowed to call the API. Which one?</p>
      <div class="settings-columns">
        {apis.value.length > 0 && (
          <SelectField
            id="test-api"
            label="API"
            value={tester.apiId.value}
            options={options}
            onValue={tester.chooseApi}
          />
        )}
        {tester.apiId.value === '' && (
          <TextField
            id="test-url"
            label="URL of the API"
            mono
            placeholder="wss:// URL"
            value={tester.url.value}
            onValue={(url) => {
              tester.url.value = url;
            }}
          />
        )}
      </div>
      {statement && (
        <>
          <p>
            It needs <code>execute-api:Invoke</code> on
            <br />
            <code class="settings-break">{statement.resource}</code>
          </p>
          {statement.missing.includes('API_ID') && (
            <p class="dim">A custom domain does not tell the API’s id: put it in place of API_ID.</p>
          )}
          {statement.missing.includes('REGION') && (
            <p class="dim">Put the API’s region in place of REGION, or give it in the profile.</p>
          )}
          <p class="dim">
            Where the API belongs to another account than {identity.account}, assume a role of that account
            instead: AWS documents resource policies for REST APIs only.
          </p>
          <p>
            <CopyText shell={shell} text={statement.policy} label="Copy policy" />
          </p>
        </>
      )}
      {tester.otherService.value && (
        <p class="dim">This URL is not one of API Gateway’s; its service has permissions of its own.</p>
      )}
    </div>
  );
}
