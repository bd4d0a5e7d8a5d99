import { escapeJson } from '../text/escape.ts';
import type { Reporter } from './reporter.ts';

/** The whole result, for other programs. */
export const json: Reporter = (result) => `${escapeJson(JSON.stringify(result, null, 2))}\n`;
