import type { View } from '../harness/View.ts';

/** A finding as it is shown. */
export interface ShownFinding {
  id: string;
  title: string;
  certainty: string;
  buttons: string[];
}

/** The Diagnosis tab of the console, or the explanation beneath an Explain box. */
export class DiagnosisTab {
  constructor(readonly view: View) {}

  static async open(view: View): Promise<DiagnosisTab> {
    await view.click('tab', 'Diagnosis');
    return new DiagnosisTab(view);
  }

  /** All findings, the verdict first. */
  findings(): Promise<ShownFinding[]> {
    return this.view.evaluate(readFindings);
  }

  /** Waits until the first finding is this one. */
  async waitFirst(id: string): Promise<ShownFinding> {
    await this.view
      .until(
        `the first finding to be ${id}`,
        (win, wanted) =>
          win.document.querySelector<HTMLElement>('article.finding')?.dataset.finding === wanted,
        id,
      )
      .catch(async (error: Error) => {
        const found = (await this.findings()).map((one) => `${one.id} (${one.certainty})`);
        throw new Error(
          `The first finding is not ${id}, but there are: ${found.join(', ')}.\n${error.message}`,
        );
      });
    const [first] = await this.findings();
    if (!first) throw new Error('The finding is gone.');
    return first;
  }

  /** Presses a button that asks, and waits until it has. */
  async ask(label: string): Promise<void> {
    await this.view.click('button', label);
    await this.view.until(
      `an end of asking by “${label}”`,
      (win) => !win.document.querySelector('.ask-bar [aria-disabled=true]'),
    );
  }

  /** Presses the first button of the verdict whose label matches. */
  async mend(label: RegExp): Promise<void> {
    await this.view.clickElement(
      `a button ${label} in the verdict`,
      (win, source) =>
        [...win.document.querySelectorAll('article.finding.verdict .finding-end button')].find((button) =>
          new RegExp(source).test(button.textContent ?? ''),
        ),
      label.source,
    );
  }
}

function readFindings(win: Window): ShownFinding[] {
  const text = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return [...win.document.querySelectorAll<HTMLElement>('article.finding')].map((article) => ({
    id: article.dataset.finding ?? '',
    title: text(article.querySelector('h2')),
    certainty: text(article.querySelector('h2 .chip')),
    buttons: [...article.querySelectorAll('.finding-end button, .finding-end a')].map(text),
  }));
}
