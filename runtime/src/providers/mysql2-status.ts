/** What a mysql2 connection knows but does not tell: whether it is busy, and whether it is inside a transaction. */

/** The flags that the server sends with the end of every result. */
const IN_TRANSACTION = 1;
const AUTOCOMMIT = 2;

/** What is used of the callback connection under a promise connection. */
export interface Mysql2Core {
  on(event: 'error', listener: () => void): unknown;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what an EventEmitter says
  listeners(event: 'error'): Function[];
  /** Makes it read on, if it was told to pause. */
  resume?(): void;
}

interface Packet {
  isError(): boolean;
  isEOF(): boolean;
  eofStatusFlags(): number;
  offset: number;
}

interface Command {
  execute(packet: Packet | undefined, connection: unknown): boolean;
  on(event: 'result', listener: (result: unknown) => void): unknown;
}

interface Status {
  /** Commands that were sent or wait to be, without the end of their answer. */
  pending: number;
  /** Undefined while unknown: a connection's first state, and after an error, which comes without flags. */
  flags: number | undefined;
  broken: boolean;
}

const statuses = new WeakMap<object, Status>();

/** One function for all connections, so that a connection has it once however often it is used. */
function markBroken(this: object): void {
  const status = statuses.get(this);
  if (status !== undefined) status.broken = true;
}

/**
 * Follows the commands of a connection from now on. A connection that is not as expected is followed as unknown.
 *
 * @param core The callback connection.
 */
export function follow(core: Mysql2Core): void {
  if (!core.listeners('error').includes(markBroken)) core.on('error', markBroken);
  if (statuses.has(core)) return;
  const status: Status = { pending: 0, flags: undefined, broken: false };
  statuses.set(core, status);
  const connection = core as Mysql2Core & { addCommand?: (command: Command) => Command };
  const addCommand = connection.addCommand;
  if (typeof addCommand !== 'function') return;
  connection.addCommand = function (command) {
    followCommand(command, status);
    return addCommand.call(this, command);
  };
}

/**
 * Says whether a connection can go back to its pool as it is: nothing runs, no transaction, writes are committed, and it
 * reads what the server sends.
 */
export function isAtRest(core: Mysql2Core): boolean {
  const status = statuses.get(core);
  if (status?.flags === undefined || status.broken || status.pending > 0 || isPaused(core)) return false;
  return (status.flags & (IN_TRANSACTION | AUTOCOMMIT)) === AUTOCOMMIT;
}

/** It is the driver's own note; a release without it answers as if it reads. */
function isPaused(core: Mysql2Core): boolean {
  return (core as { readonly _paused?: boolean })._paused === true;
}

export function isBroken(core: Mysql2Core): boolean {
  return statuses.get(core)?.broken === true;
}

function followCommand(command: Command, status: Status): void {
  const execute = command.execute;
  let flags: number | undefined;
  status.pending++;
  command.on('result', (result) => {
    flags = (result as { serverStatus?: number } | null)?.serverStatus;
  });
  command.execute = function (packet, connection) {
    flags = flagsOf(packet);
    const done = execute.call(this, packet, connection);
    if (done) {
      status.pending--;
      // Without an answer (a statement is closed) nothing has changed.
      if (packet !== undefined) status.flags = flags;
    }
    return done;
  };
}

/** The flags at the end of a list of rows; those of an OK packet come with the result that is made of it. */
function flagsOf(packet: Packet | undefined): number | undefined {
  if (packet === undefined || !packet.isEOF()) return undefined;
  const { offset } = packet;
  const flags = packet.eofStatusFlags();
  packet.offset = offset;
  return flags;
}
