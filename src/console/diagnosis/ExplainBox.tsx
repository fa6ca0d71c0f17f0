import { ExplainText } from '#ui/diagnosis/ExplainText.tsx';
import { useConsole } from '../context.ts';

/** Explains a signed URL or an error text from anywhere, in the console. */
export function ExplainBox() {
  const { store } = useConsole();
  return <ExplainText explain={store.explainText} onCopy={(text) => void store.copyShown(text)} />;
}
