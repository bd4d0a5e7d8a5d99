import { Injectable } from '@nestjs/common';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { Cron, Interval } from '@nestjs/schedule';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

@WebSocketGateway()
export class BooksGateway {
  @SubscribeMessage('count')
  async count(@MessageBody() filter: object): Promise<number> {
    return newConnection(async () => {
      return await Book.objects.filter(filter).acount();
    });
  }
}

@Injectable()
export class BooksMessages {
  @MessagePattern('create')
  async create(@Payload() fields: object, @Ctx() context: object): Promise<unknown[]> {
    return newConnection(async (): Promise<unknown[]> => {
      const book = await Book.objects.acreate(fields);
      return [book.id, context];
    });
  }

  @EventPattern('remove')
  async remove(@Payload() filter: object): Promise<void> {
    return newConnection(async () => {
      await Book.objects.filter(filter).adelete();
    });
  }
}

@Resolver()
export class BooksResolver {
  @Query()
  async book(@Args('id') id: number): Promise<Book> {
    return newConnection(async (): Promise<Book> => {
      return await Book.objects.aget({ id });
    });
  }

  @ResolveField()
  async others(): Promise<number> {
    return newConnection(async () => {
      return (await Book.objects.acount()) - 1;
    });
  }
}

@Injectable()
export class BooksTasks {
  private runs = 0;

  @Cron('0 3 * * *')
  async nightly(): Promise<string> {
    return newConnection(async () => {
      this.runs += 1;
      return `${this.runs}: ${await Book.objects.acount()}`;
    });
  }

  @Interval(1000)
  async often(): Promise<void> {
    return newConnection(async () => {
      await Book.objects.aget({ title: 'Sanditon' });
    });
  }

  /** Nothing calls it but the project. */
  async nobody(): Promise<void> {
    await Book.objects.adelete();
  }
}

@Processor('books')
export class BooksProcessor extends WorkerHost {
  async process(job: { readonly data: object }): Promise<unknown> {
    return newConnection(async () => {
      const book = await Book.objects.acreate(job.data);
      return book.id;
    });
  }
}
