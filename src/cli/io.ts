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
