import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';

/** All reporters by the name that `--reporter` takes. */
export const reporters = { pretty, json, markdown } as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof reporters;
