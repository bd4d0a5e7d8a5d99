/**
 * What the tool knows of a file: `npm run show -- facts|types|roles|plan FILE[:LINE]`. The rest of its project is read as in
 * a run, with its configuration.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { loadConfig } from '../src/config/load.ts';
import { validateConfig } from '../src/config/validate.ts';
import { resolveOptions } from '../src/config/resolve-options.ts';
import { createClassifier } from '../src/graph/effects/classify.ts';
import type { Role } from '../src/graph/effects/roles.ts';
import { createEffects, type Effects } from '../src/graph/effects/effects.ts';
import { createGraph } from '../src/graph/graph.ts';
import type { CallNode, FileNode } from '../src/graph/project/nodes.ts';
import type { Graph } from '../src/graph/project/questions.ts';
import { describe } from '../src/graph/types/describe.ts';
import type { Options } from '../src/model/options.ts';
import type { Position, Range, Value } from '../src/model/facts.ts';
import { profiles } from '../src/profiles/index.ts';
import { readProject } from '../src/run.ts';
import { plan } from '../src/steps/plan.ts';
import { type Fixture, FIXTURES, readFixtures, writeFiles } from '../tests/harness/fixtures.ts';

/** A file of a project, and the line that is asked about; null for all of them. */
interface Place {
  readonly file: FileNode;
  readonly source: string;
  readonly line: number | null;
}

const VIEWS = ['facts', 'types', 'roles', 'plan'] as const;
type View = (typeof VIEWS)[number];

// A reader that has seen enough, such as `head`.
process.stdout.on('error', () => process.exit());

const [view = '', where = ''] = process.argv.slice(2);
if (!isView(view) || where === '') fail('Which? npm run show -- facts|types|roles|plan FILE[:LINE]');
await show(view, where);

function isView(text: string): text is View {
  return VIEWS.some((each) => each === text);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function show(view: View, where: string): Promise<void> {
  const [, name = where, number] = /^(.*?)(?::(\d+)(?::\d+)?)?$/.exec(where) ?? [];
  // npm runs scripts at the top of the package; what was typed is relative to where that was.
  const given = realpathSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), name));
  const fixture = fixtureOf(given);
  const folder = fixture === null ? projectOf(given) : put(fixture);
  const path = fixture === null ? given : join(folder, fixture.main ?? inProject(fixture, given));
  const options = await optionsFor(folder, fixture);
  const { root, given: editable, scanned, project } = await readProject(options);
  const read = scanned.find((each) => each.path === path);
  if (read?.kind === 'failed') fail(read.error);
  const file = project.files.find(({ facts }) => facts.path === path);
  if (!file || read?.kind !== 'facts') fail(`${name} is not read: no code, generated, or left out`);
  const place = { file, source: read.source, line: number === undefined ? null : Number(number) };
  if (view === 'facts') return showFacts(place);
  if (view === 'plan') return showPlan(place, plan(project, options, root, editable));
  const graph = createGraph(project);
  if (view === 'types') return showTypes(place, graph);
  showRoles(place, createEffects(graph, createClassifier(graph, options.nonOrmPackages)));
}

/** The fixture that a file is of the input of. */
function fixtureOf(path: string): Fixture | null {
  const [, name] = /^projects\/([^/]+)\/input\//.exec(relative(FIXTURES, path)) ?? [];
  const isIts = (each: Fixture): boolean =>
    name === undefined ? each.main !== null && inputOf(each) === path : each.name === `projects/${name}`;
  return path.startsWith(FIXTURES) ? (readFixtures().find(isIts) ?? null) : null;
}

function inputOf({ name, main }: Fixture): string {
  return join(FIXTURES, `${name}.input${extname(main ?? '')}`);
}

function inProject({ name }: Fixture, path: string): string {
  return relative(join(FIXTURES, name, 'input'), path);
}

/** Puts a fixture where nothing is around it, as its test does. */
function put({ input }: Fixture): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'show-')));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFiles(folder, input);
  return folder;
}

/** The folder of the package or repository that a file is in, or else its own. */
function projectOf(path: string): string {
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder)) {
    if (['package.json', '.git'].some((name) => existsSync(join(folder, name)))) return folder;
  }
  return dirname(path);
}

/** As in a run on the whole of the folder: with its configuration, or that of the fixture. */
async function optionsFor(cwd: string, fixture: Fixture | null): Promise<Options> {
  const { profile, only, config = {} } = fixture?.options ?? {};
  const settings = {
    ...({ cwd, paths: ['.'], mode: 'dry', only: only ?? [], skip: [] } as const),
    ...({ profile, ignorePatterns: [], respectIgnoreFiles: true } as const),
  };
  const valid = validateConfig(config);
  const own = fixture && 'config' in valid ? { config: valid.config, folder: cwd, file: null } : null;
  return resolveOptions(settings, own ?? (await loadConfig(cwd, null)), profiles);
}

function showFacts({ file, source, line }: Place): void {
  for (const [kind, value] of Object.entries(file.facts)) {
    if (!Array.isArray(value)) {
      if (line === null) print(`${kind}: ${inspect(value)}`);
      continue;
    }
    const all: readonly unknown[] = value;
    for (const [id, each] of all.entries()) {
      if (line === null || stands(each, line, source)) print(`${kind} ${String(id)}: ${inspect(each, { depth: 9 })}`);
    }
  }
}

/** The fact begins on the line. */
function stands(fact: unknown, line: number, source: string): boolean {
  if (typeof fact !== 'object' || fact === null) return false;
  const { position, range, statement } = fact as {
    readonly position?: Position;
    readonly range?: Range;
    readonly statement?: Range;
  };
  const at = range ?? statement;
  return (position?.line ?? (at ? lineAt(source, at[0]) : null)) === line;
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function showTypes({ file, source, line }: Place, graph: Graph): void {
  const type = (value: Value): string => describe(graph.evaluate(value, file));
  const found: (readonly [number, string])[] = [];
  for (const [binding, { name, range }] of file.facts.bindings.entries())
    found.push([lineAt(source, range[0]), `${name}: ${type({ kind: 'binding', binding })}`]);
  for (const [call, { position, text, callee }] of file.facts.calls.entries()) {
    if (callee.kind === 'member') found.push([position.line, `${text} is called on ${type(callee.object)}`]);
    found.push([position.line, `${text} gives ${type({ kind: 'call', call })}`]);
  }
  for (const { accesses } of file.facts.functions) {
    for (const { value, position, text, write } of accesses)
      if (!write) found.push([position.line, `${text}: ${type(value)}`]);
  }
  printLines(found, line);
}

function showRoles({ file, line }: Place, effects: Effects): void {
  const found = file.calls.map((call): readonly [number, string] => {
    const reach = effects.callReaches(call) ? 'reaches the ORM' : 'does not reach the ORM';
    return [call.fact.position.line, `${call.fact.text} is ${roleOf(call, effects)}; ${reach}`];
  });
  for (const node of file.functions) {
    if (node.fact.form === 'module' || !effects.reaches(node)) continue;
    found.push([node.fact.position.line, `${node.fact.name ?? 'a function'} reaches the ORM`]);
  }
  printLines(found, line);
}

function roleOf(call: CallNode, { classify }: Effects): string {
  const role = classify(call);
  return `${role.kind} ${inspect(wordsOf(role), { depth: 1, breakLength: Infinity })}`;
}

/** What of a role can be said in a line: no nodes, which hold the whole project. */
function wordsOf({ kind, ...role }: Role): Readonly<Record<string, unknown>> {
  const words = Object.entries(role).map(([name, value]) => {
    if (name === 'targets') return [name, (value as Extract<Role, { kind: 'project' }>['targets']).map(nameOf)];
    if (name === 'pair')
      return [name, (({ sync, async }) => `${sync}/${async}`)(value as { sync: string; async: string })];
    return typeof value === 'object' && value !== null ? null : [name, value];
  });
  return Object.fromEntries(words.filter((each) => each !== null)) as Readonly<Record<string, unknown>>;
}

function nameOf({ fact, file }: { readonly fact: { readonly name: string | null }; readonly file: FileNode }): string {
  return `${fact.name ?? 'a function'} of ${file.facts.path}`;
}

function showPlan({ file, source, line }: Place, { files, findings }: ReturnType<typeof plan>): void {
  const planned = files.find(({ path }) => path === file.facts.path);
  const label = file.facts.path.split('/').at(-1) ?? '';
  const isHere = (at: number): boolean => line === null || at === line;
  for (const change of planned?.changes ?? [])
    if (isHere(change.line)) print(`change: ${inspect(change, { depth: 5 })}`);
  for (const edit of planned?.edits ?? []) {
    const at = placeOf(edit);
    if (at === null ? line === null : isHere(lineAt(source, at))) print(`edit: ${inspect(edit, { depth: 5 })}`);
  }
  for (const finding of findings)
    if (finding.path.endsWith(label) && isHere(finding.line)) print(`finding: ${inspect(finding, { depth: 5 })}`);
}

/** Where an edit begins; null for what has no place of its own, such as an import. */
function placeOf(edit: object): number | null {
  const range = Object.values(edit).find((each): each is Range => Array.isArray(each) && typeof each[0] === 'number');
  return range ? range[0] : null;
}

function printLines(found: readonly (readonly [number, string])[], line: number | null): void {
  const chosen = found.filter(([at]) => line === null || at === line).toSorted(([a], [b]) => a - b);
  for (const [at, text] of chosen) print(`${String(at)}: ${text}`);
}

function print(text: string): void {
  console.log(text);
}
