// tsc does not keep the executable bit; `npx orm-migrate` from a checkout needs it.
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/bin/orm-migrate.js', import.meta.url), 0o755);
