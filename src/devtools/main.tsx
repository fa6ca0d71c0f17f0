import { inDevTools } from '#platform/panelPage.ts';
import { mountNowhere } from './panel/mountNowhere.tsx';

const root = document.getElementById('root') as HTMLElement;
if (!inDevTools()) mountNowhere(root);
