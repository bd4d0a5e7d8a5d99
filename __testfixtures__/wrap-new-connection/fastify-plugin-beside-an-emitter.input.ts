import { EventEmitter } from 'node:events';
import type { FastifyPluginAsync } from 'fastify';
import { Model } from 'orm';

export const events = new EventEmitter();

export class Comment extends Model {
  declare text: string;

  override async asave(): Promise<void> {
    await super.asave();
    events.emit('saved', this.text);
  }
}

export const routes: FastifyPluginAsync = async (app) => {
  app.post('/comments/:text', async ({ params }) => {
    const comment = new Comment();
    comment.text = params['text'] ?? '';
    await comment.asave();
    return Comment.objects.acount();
  });
};
