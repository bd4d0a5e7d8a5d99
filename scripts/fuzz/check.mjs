// What must hold for every input, however it is made: the whole pipeline on a folder, then once more on what it wrote.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { forcePlan } from '../stress/force.mjs';

const MODEL = 'export class Model {\n  save() {}\n  async asave() {}\n  delete() {}\n  async adelete() {}\n}\n';

/**
 * @param tool modules of the built tool
 * @param files bytes by name
 * @returns what is wrong, one line each, empty when all is well; and how many files were read, changed and refused
 */
export async function checkFiles(tool, files) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-fuzz-')));
  try {
    mkdirSync(join(folder, 'node_modules/orm'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'node_modules/orm/package.json'), '{ "main": "index.js" }');
    writeFileSync(join(folder, 'node_modules/orm/index.js'), MODEL);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return await checkFolder(tool, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkFolder(tool, folder) {
  const first = await analyse(tool, folder);
  const changed = first.files.filter(({ before, after }) => before !== after);
  const refused = first.files.filter(({ error }) => error !== null);
  const problems = first.files.flatMap((file) => checkFile(tool, file));
  if (problems.length === 0 && changed.length > 0) problems.push(...(await checkAgain(tool, folder, changed)));
  return { problems, files: first.files.length, changed: changed.length, refused: refused.length };
}

async function checkAgain(tool, folder, changed) {
  for (const { path, after } of changed) writeFileSync(path, after);
  const second = await analyse(tool, folder);
  return second.files
    .filter(({ before, after, error }) => before !== after || error?.includes('internal error'))
    .map(({ path, error }) => `${path.slice(folder.length + 1)}: a second run ${error ?? 'changes it again'}`);
}

function analyse({ analyse: run, resolveOptions, profiles }, folder) {
  const settings = {
    cwd: folder,
    paths: ['.'],
    mode: 'dry',
    only: [],
    skip: [],
    ignorePatterns: [],
    respectIgnoreFiles: true,
  };
  return run(resolveOptions(settings, { config: {}, folder }, profiles));
}

function checkFile(tool, { path, before, after, error }) {
  if (error !== null) {
    if (error.includes('internal error')) return [error];
    return error.includes('\n') ? [`an error of several lines: ${JSON.stringify(error)}`] : [];
  }
  return [...parses(tool, path, before, after), ...checkForced(tool, path, before)];
}

function parses({ frontendFor }, path, before, after) {
  if (before === after) return [];
  try {
    frontendFor(path).scan(path, after);
    return [];
  } catch (error) {
    return [`the output does not parse: ${error.message}`];
  }
}

/** Few mutated files have an override left; a plan that needs none tries the printing and its verification on all of them. */
function checkForced({ frontendFor }, path, source) {
  const frontend = frontendFor(path);
  for (const what of ['mirrors', 'wraps', 'all']) {
    try {
      const plan = forcePlan(frontend.scan(path, source), what);
      const mismatch =
        plan.length === 0 ? null : frontend.verify(path, source, frontend.apply(path, source, plan), plan);
      if (mismatch !== null) return [`forced ${what}: ${mismatch}`];
    } catch (error) {
      return [`forced ${what}: crash: ${error.message.split('\n')[0]}`];
    }
  }
  return [];
}
