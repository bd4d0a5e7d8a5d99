/**
 * The walls of the house: which room may import from which. ESLint holds them (`eslint.config.js`).
 *
 * A room is a folder in `src/`; those of `src/graph/` are rooms of their own. What is written beside a room is all that it
 * may know besides itself: nothing after it in the list ever is.
 */

/** Rooms that hold data and words only, for everyone. */
const MODEL = ['model'];

/** `node`: whether the room may use the platform. */
const ROOMS = {
  model: { from: [], node: false },
  text: { from: MODEL, node: false },
  files: { from: MODEL, node: true },
  git: { from: [...MODEL, 'text', 'files'], node: true },
  writing: { from: [...MODEL, 'text', 'files', 'git'], node: true },
  blockers: { from: MODEL, node: false },
  findings: { from: MODEL, node: false },
  frameworks: { from: MODEL, node: false },
  profiles: { from: MODEL, node: false },
  frontends: { from: MODEL, node: true },
  graph: { from: [...MODEL, 'frontends/language.ts'], node: false },
  planning: { from: [...MODEL, 'graph', 'frameworks', 'findings', 'files/globs.ts'], node: false },
  reporters: { from: [...MODEL, 'text', 'blockers', 'findings'], node: false },
  config: { from: [...MODEL, 'text', 'files', 'git', 'profiles', 'frameworks'], node: true },
  steps: {
    from: [...MODEL, 'text', 'files', 'git', 'blockers', 'frontends', 'graph', 'planning'],
    node: true,
  },
  cli: { from: [...MODEL, 'text', 'files', 'config', 'reporters', 'steps', 'frontends', 'migrate.ts'], node: true },
};

/** The rooms of the graph, each of which may import from those before it. */
const GRAPH = ['solve', 'project', 'types', 'classes', 'pairs', 'values', 'effects', 'variants'];

/** Doors: files that may import what their room may not. */
const DOORS = [
  // The analysis begins with the modules of the platform, until a language says which these are.
  { file: 'src/graph/project/builtins.ts', room: 'graph/project', depth: 2, imports: '^node:' },
];

/** How deep folders of a room lie in one another at most. */
const DEPTH = 6;

/**
 * @returns blocks of a flat ESLint configuration, one for each room and depth: what a relative import means depends on how
 *   deep the file lies
 */
export function walls() {
  const folders = Object.keys(ROOMS).flatMap((room) =>
    room === 'graph' ? GRAPH.map((inner) => ({ folder: `graph/${inner}`, least: 2 })) : [{ folder: room, least: 1 }],
  );
  return [
    ...folders.flatMap(({ folder, least }) => blocksOf(folder, least)),
    ...DOORS.map(({ file, room, depth, imports }) =>
      block(
        file,
        patterns(...room.split('/'), depth).filter(({ regex }) => regex !== imports),
      ),
    ),
  ];
}

function blocksOf(folder, least) {
  const [room, inner] = folder.split('/');
  return Array.from({ length: DEPTH }, (_, index) =>
    block(`src/${folder}/${'*/'.repeat(index)}*.ts`, patterns(room, inner, least + index)),
  );
}

function block(files, found) {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns: found }] } };
}

function patterns(room, inner, depth) {
  const { from, node } = ROOMS[room];
  const up = String.raw`^(?:\.\./){${depth}}`;
  const open = [room, ...from].map((each) => (each.endsWith('.ts') ? escape(each) : `${each}/`));
  const found = [
    {
      regex: `${up}(?!${[...open, String.raw`(?:collections|errors|version)\.ts`].join('|')})`,
      message: `src/${room}/ may import from: ${from.join(', ') || 'nothing'} (scripts/walls.mjs).`,
    },
  ];
  if (inner !== undefined) {
    const below = GRAPH.slice(0, GRAPH.indexOf(inner) + 1);
    found.push({
      regex: String.raw`^(?:\.\./){${depth - 1}}(?!\.\./|(?:${below.join('|')})/)`,
      message: `src/graph/${inner}/ may import from: ${below.join(', ')} (scripts/walls.mjs).`,
    });
  }
  if (!node) found.push({ regex: '^node:', message: `src/${room}/ knows nothing of the platform.` });
  return found;
}

function escape(text) {
  return text.replaceAll('.', String.raw`\.`);
}
