import { createColors } from 'picocolors';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';

/** Whether what is printed there may have colours. */
export function useColor(stream: 'stdout' | 'stderr', args: Arguments, io: Io): boolean {
  const unwanted = args.has('no-color') || (io.env['NO_COLOR'] ?? '') !== '' || io.env['TERM'] === 'dumb';
  return io.isTTY[stream] && !unwanted;
}

/** The colours for a stream; plain text where it may have none. */
export function colorsFor(stream: 'stdout' | 'stderr', args: Arguments, io: Io): ReturnType<typeof createColors> {
  return createColors(useColor(stream, args, io));
}
