/** Puts text on the clipboard. Called from a click, so that no permission is needed. */
export const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
