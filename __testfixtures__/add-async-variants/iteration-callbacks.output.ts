import { Model } from 'orm';
import { forEachSequential, mapSequential } from 'orm-migrate-runtime';

export class Chapter extends Model {
  declare title: string;
  declare pages: number;

  override save(...args: unknown[]) {
    this.title = this.title.trim();
    super.save(...args);
    return this.title;
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]) {
    this.title = this.title.trim();
    await super.asave(...args);
    return this.title;
  }
}

export class Book extends Model {
  declare chapters: Chapter[];
  declare titles: string[];
  declare pages: number;

  override save(...args: unknown[]) {
    super.save(...args);
    this.chapters.forEach((chapter) => chapter.save());
    this.titles = this.chapters.map((chapter) => chapter.save());
    // No rows are touched here, so nothing changes.
    this.pages = this.chapters.reduce((sum, { pages }) => sum + pages, 0);
    this.titles.forEach((title) => console.log(title));
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]) {
    await super.asave(...args);
    await forEachSequential(this.chapters, async (chapter) => await chapter.asave());
    this.titles = await mapSequential(this.chapters, async (chapter) => await chapter.asave());
    // No rows are touched here, so nothing changes.
    this.pages = this.chapters.reduce((sum, { pages }) => sum + pages, 0);
    this.titles.forEach((title) => console.log(title));
  }
}
