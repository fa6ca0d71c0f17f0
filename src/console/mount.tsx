import { Console } from './Console.tsx';
import { mountView } from './mountView.tsx';
import type { ConsoleProps } from './props.ts';

/** The whole console as a page. */
export function mountConsole(root: Element, props: ConsoleProps): void {
  mountView(root, props, () => <Console />);
}
