/** A settings file on disk: it has a save() of its own and no base class. */
export class Settings {
  private values = new Map<string, string>();

  save() {
    localStorage.setItem('settings', JSON.stringify([...this.values]));
  }

  delete(key: string) {
    this.values.delete(key);
    this.save();
  }
}
