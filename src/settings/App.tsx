import { Mark } from '#ui/icons/Mark.tsx';
import { AboutPage } from './about/AboutPage.tsx';
import { ApisPage } from './apis/ApisPage.tsx';
import { DiagnosisPage } from './diagnosis/DiagnosisPage.tsx';
import { HistoryPage } from './history/HistoryPage.tsx';
import { PagesPage } from './pages/PagesPage.tsx';
import { ProfilesPage } from './profiles/ProfilesPage.tsx';
import type { SettingsProps } from './props.ts';
import { SharingPage } from './sharing/SharingPage.tsx';
import type { Settings } from './store/settings.ts';
import { VaultPage } from './vault/VaultPage.tsx';

const PAGES = [
  { page: 'profiles', title: 'Profiles' },
  { page: 'apis', title: 'Saved APIs' },
  { page: 'vault', title: 'Vault & security' },
  { page: 'history', title: 'History' },
  { page: 'pages', title: 'Web pages' },
  { page: 'diagnosis', title: 'Diagnosis' },
  { page: 'sharing', title: 'Import / export' },
  { page: 'about', title: 'About' },
] as const;

/** The whole options page: where one is, and what is there. */
export function App({ settings, shell }: { settings: Settings; shell: SettingsProps['shell'] }) {
  const page = settings.page.value;
  const changed = {
    profiles: settings.profile.dirty.value,
    apis: settings.api.dirty.value,
    vault: false,
    history: settings.history.dirty.value,
    pages: false,
    diagnosis: false,
    sharing: false,
    about: false,
  };
  const fault = settings.loadFault.value;
  return (
    <div class="settings">
      <nav class="settings-nav" aria-label="Settings">
        <p class="settings-brand">
          <Mark size={18} />
          Countersign
        </p>
        <ul>
          {PAGES.map((entry) => (
            <li key={entry.page}>
              <button
                type="button"
                aria-current={entry.page === page ? 'page' : undefined}
                onClick={() => settings.go(entry.page)}
              >
                {entry.title}
                {changed[entry.page] && (
                  <span class="dot warn" title="Has changes that are not saved">
                    <span class="visually-hidden">, has changes that are not saved</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main class={`settings-main settings-main-${page}`}>
        {fault && (
          <div class="banner bad settings-load" role="alert">
            <p>
              The settings could not be read: {fault.message} {fault.next}
            </p>
            <button type="button" class="button" onClick={() => void settings.load()}>
              Try again
            </button>
          </div>
        )}
        {page === 'profiles' && <ProfilesPage settings={settings} shell={shell} />}
        {page === 'apis' && <ApisPage settings={settings} />}
        {page === 'vault' && <VaultPage settings={settings} />}
        {page === 'history' && <HistoryPage settings={settings} />}
        {page === 'pages' && <PagesPage always={shell.always} section={shell.section} />}
        {page === 'diagnosis' && <DiagnosisPage settings={settings} shell={shell} />}
        {page === 'sharing' && <SharingPage settings={settings} shell={shell} />}
        {page === 'about' && <AboutPage shell={shell} />}
      </main>
    </div>
  );
}
