import type { Profiles } from '../config/resolve-profile.ts';
import type { Analyse } from '../migrate.ts';

/** What the command line needs from the process it runs in; a test gives its own. */
export interface Io {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  readonly version: string;
}

export interface Output {
  write(text: string): unknown;
}

/** What does the work. */
export interface Dependencies {
  readonly analyse: Analyse;
  readonly profiles: Profiles;
}
