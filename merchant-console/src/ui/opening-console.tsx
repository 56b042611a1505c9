import { LoadingBlock } from './feedback.js';

/** What stands on the screen until the first page's code and the session have arrived. */
export const OpeningConsole = () => <LoadingBlock label="Opening the console" className="mx-auto max-w-3xl p-8" />;
