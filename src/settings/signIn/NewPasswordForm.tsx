import type { SignIn } from '../store/signIn.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { attributeWords } from './challengeWords.ts';

/** NEW_PASSWORD_REQUIRED: the new password, and what the pool still wants to know of the user. */
export function NewPasswordForm({ signIn, attributes }: { signIn: SignIn; attributes: readonly string[] }) {
  return (
    <AnswerForm
      signIn={signIn}
      title="This user needs a new password before the first sign-in."
      fields={[
        { name: 'new-password', label: 'New password', secret: true, hint: 'Used once and not kept.' },
        { name: 'repeated', label: 'New password again', secret: true },
        ...attributes.map((attribute) => ({
          name: `attribute-${attribute}`,
          label: attributeWords(attribute),
          hint: 'The user pool asks for it.',
        })),
      ]}
      check={(values): Record<string, { message: string }> =>
        (values['new-password'] ?? '') === (values.repeated ?? '')
          ? {}
          : { repeated: { message: 'The two passwords are not the same.' } }
      }
      answerOf={(values) => ({
        newPassword: values['new-password'] ?? '',
        ...(attributes.length > 0
          ? {
              attributes: Object.fromEntries(
                attributes.map((name) => [name, values[`attribute-${name}`]?.trim() ?? '']),
              ),
            }
          : {}),
      })}
    />
  );
}
