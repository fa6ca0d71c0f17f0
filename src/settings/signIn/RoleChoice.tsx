import { useState } from 'preact/hooks';
import type { SignIn } from '../store/signIn.ts';
import { StepActions } from './AnswerForm.tsx';

export interface RoleChoiceProps {
  signIn: SignIn;
  roles: readonly { accountId: string; accountName?: string; roleName: string }[];
}

const MANY = 8;

/** IAM Identity Center: which role in which account. */
export function RoleChoice({ signIn, roles }: RoleChoiceProps) {
  const [filter, setFilter] = useState('');
  const [chosen, choose] = useState<RoleChoiceProps['roles'][number] | undefined>(
    roles.length === 1 ? roles[0] : undefined,
  );
  const [missing, setMissing] = useState(false);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = roles.filter(({ accountId, accountName = '', roleName }) =>
    words.every((word) => `${accountId} ${accountName} ${roleName}`.toLowerCase().includes(word)),
  );
  return (
    <form
      class="settings-form"
      aria-label="Choose account and role"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!chosen);
        if (chosen) void signIn.answer({ accountId: chosen.accountId, roleName: chosen.roleName });
      }}
    >
      {roles.length > MANY && (
        <input
          type="search"
          class="input"
          aria-label="Find an account or role"
          placeholder="Find an account or role"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <fieldset class="settings-choice">
        <legend>Which account and role is this profile for?</legend>
        {shown.map((role) => (
          <label class="settings-option" key={`${role.accountId} ${role.roleName}`}>
            <input
              type="radio"
              name="sso-role"
              checked={role.accountId === chosen?.accountId && role.roleName === chosen.roleName}
              onChange={() => {
                choose(role);
                setMissing(false);
              }}
            />
            <span class="settings-name">{role.roleName}</span>
            <span class="dim">
              {role.accountName && `${role.accountName} · `}
              <code>{role.accountId}</code>
            </span>
          </label>
        ))}
        {shown.length === 0 && <p class="settings-option dim">Nothing matches.</p>}
        {missing && <p class="fault">Choose one of them.</p>}
      </fieldset>
      <StepActions signIn={signIn} />
    </form>
  );
}
