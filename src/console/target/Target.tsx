import { useState } from 'preact/hooks';
import { ConnectButton } from './ConnectButton.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Notices } from './Notices.tsx';
import { OptionsFold } from './OptionsFold.tsx';
import { UrlBox } from './UrlBox.tsx';

/** What to connect to, and the buttons that do it. */
export function Target() {
  const [optionsOpen, setOptionsOpen] = useState(false);
  return (
    <section class="target" aria-label="Target">
      <div class="target-row">
        <UrlBox optionsOpen={optionsOpen} toggleOptions={() => setOptionsOpen(!optionsOpen)} />
        <ConnectButton />
        <CopyButton />
      </div>
      {optionsOpen && <OptionsFold />}
      <Notices optionsOpen={optionsOpen} />
    </section>
  );
}
