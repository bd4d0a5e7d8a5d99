import type { ConnectionProvider } from './provider.ts';
import { providers } from './state.ts';

/**
 * Tells `currentConnection()` how to open a connection to each database. Calls add up; a name given again replaces its
 * provider for connections that are not open yet.
 *
 * ```ts
 * configureConnections({ default: { open: () => connect(url), close: (connection: Connection) => connection.end() } });
 * ```
 *
 * @param named The providers by the name that `using` takes; `default` is what calls without `using` mean.
 * @throws TypeError when a provider lacks `open` or `close`; then nothing is configured.
 * Source rule: semantics section 8, "`configureConnections({…})` takes providers".
 */
export function configureConnections(named: Readonly<Record<string, ConnectionProvider>>): void {
  const entries = Object.entries(named);
  for (const [using, provider] of entries) {
    if (typeof provider?.open !== 'function' || typeof provider.close !== 'function') {
      throw new TypeError(`configureConnections(): the provider for '${using}' needs the methods open() and close().`);
    }
  }
  for (const [using, provider] of entries) providers.set(using, provider);
}
