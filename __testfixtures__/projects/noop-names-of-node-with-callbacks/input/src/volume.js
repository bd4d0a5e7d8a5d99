export class Volume {
  constructor() {
    this.files = new Map();
  }

  readFileSync(path, options) {
    return this.files.get(path);
  }

  readFile(path, options, callback) {
    queueMicrotask(() => callback(null, this.files.get(path)));
  }

  statSync(path) {
    return { size: this.files.get(path)?.length ?? 0 };
  }

  /** Gives a promise only where nobody is called. */
  stat(path, callback) {
    if (callback) {
      callback(null, this.statSync(path));
      return;
    }
    return Promise.resolve(this.statSync(path));
  }

  existsSync(path) {
    return this.files.has(path);
  }

  exists(path, callback) {
    callback(this.files.has(path));
  }
}

export class CaseInsensitiveVolume extends Volume {
  readFileSync(path, options) {
    return super.readFileSync(path.toLowerCase(), options);
  }

  statSync(path) {
    return super.statSync(path.toLowerCase());
  }

  existsSync(path) {
    return super.existsSync(path.toLowerCase());
  }
}
