/** Is told of each commit. */
export class Watcher {
  beforeCommit() {}

  async abeforeCommit() {}

  afterCommit() {}

  async aafterCommit() {}
}
