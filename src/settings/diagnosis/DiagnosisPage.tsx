import '#ui/diagnosis/diagnosis.css';
import { useState } from 'preact/hooks';
import { ExplainText } from '#ui/diagnosis/ExplainText.tsx';
import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';
import { RepeatPart } from './RepeatPart.tsx';

/** Explains what is pasted, and says what may be asked of a server to learn why it refused. */
export function DiagnosisPage({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const [said, say] = useState('');
  const copy = (text: string) =>
    void shell.copyText(text).then(
      () => say('Copied.'),
      () => say('The browser did not let the text be copied.'),
    );
  return (
    <div class="settings-pane settings-about settings-diagnosis">
      <h1>Diagnosis</h1>
      <ExplainText explain={settings.explainText} onCopy={copy} open />
      <p role="status" class="settings-said">
        {said}
      </p>
      <h2>Repeat handshakes</h2>
      <RepeatPart repeats={shell.repeats} />
    </div>
  );
}
