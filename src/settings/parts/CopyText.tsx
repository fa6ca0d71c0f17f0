import { useState } from 'preact/hooks';
import type { SettingsProps } from '../props.ts';

/** A button that copies a text and says so beside it. */
export function CopyText(props: {
  shell: Pick<SettingsProps['shell'], 'copyText'>;
  text: string;
  label: string;
}) {
  const [said, say] = useState('');
  const copy = () =>
    props.shell.copyText(props.text).then(
      () => say('Copied.'),
      () => say('The browser did not let the text be copied.'),
    );
  return (
    <>
      <button type="button" class="button small" onClick={() => void copy()}>
        {props.label}
      </button>{' '}
      <span role="status" class="dim">
        {said}
      </span>
    </>
  );
}
