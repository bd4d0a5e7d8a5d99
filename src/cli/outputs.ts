import { fstatSync, writeSync } from 'node:fs';

import { describeFileError } from '../files/file-error.ts';
import type { Output } from './io.ts';

/** An output whose errors do not end the run: what is to be done is done, and then it is told. */
export interface WatchedOutput extends Output {
  write(text: string): void;
  /** Waits until all has arrived; says what kept it from arriving, or null. */
  finish(): Promise<string | null>;
}

/** @param stream standard output or standard error */
export function watchOutput(stream: NodeJS.WritableStream & { readonly fd: number }): WatchedOutput {
  let failure: unknown = null;
  const note = (error: unknown): void => {
    failure ??= error;
  };
  stream.on('error', note);
  const whole = isFile(stream.fd);
  return {
    write: (text) => {
      if (failure !== null) return;
      try {
        if (whole) writeWhole(stream.fd, text);
        else stream.write(text);
      } catch (error) {
        note(error);
      }
    },
    finish: async () => {
      if (failure === null) await new Promise((resolve) => stream.write('', resolve));
      // A reader that has seen enough (`| head`) closes the pipe: nothing is missing.
      return failure === null || isClosedPipe(failure) ? null : describeFileError(failure);
    },
  };
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** A disk that gets full takes a part, and Node's stream does not ask how much it took. */
function writeWhole(descriptor: number, text: string): void {
  for (let bytes = Buffer.from(text); bytes.length > 0;) bytes = bytes.subarray(writeSync(descriptor, bytes));
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/**
 * The exit code of a run whose outputs may have failed: what was done is not undone by that, but the report is incomplete.
 *
 * @param code what it would be
 */
export async function finishOutputs(code: number, stdout: WatchedOutput, stderr: WatchedOutput): Promise<number> {
  const failure = await stdout.finish();
  if (failure !== null) stderr.write(`orm-migrate: standard output cannot be written: ${failure}\n`);
  const complete = failure === null && (await stderr.finish()) === null;
  return complete ? code : Math.max(code, 1);
}
