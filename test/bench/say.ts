/** Tells the person at the terminal what is being measured now. */
export const say = (text: string): void => {
  process.stdout.write(`  ${text}\n`);
};
