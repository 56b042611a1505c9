import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { MeiliRefusal, searchIn, type StoredIndex } from './meilisearch.search.js';

/** A server that speaks as much of Meilisearch's HTTP interface as the application does. */
export interface FakeMeilisearch {
  readonly url: string;
  readonly key: string;
  /** Every call so far, as `METHOD /path`. */
  readonly calls: string[];
  /** Every query of a search so far. */
  readonly queries: { readonly indexUid: string; readonly filter: readonly string[] }[];
  /** While true, calls are answered 500. */
  isBroken: boolean;
  close(): Promise<void>;
}

interface Task {
  readonly status: 'succeeded' | 'failed';
  readonly error: { message: string; code: string; type: string; link: string } | null;
}

const documentsSchema = z.array(z.looseObject({ id: z.string() }));
const swapSchema = z.array(z.strictObject({ indexes: z.tuple([z.string(), z.string()]) }));
const queriesSchema = z.object({
  queries: z.array(z.looseObject({ indexUid: z.string(), filter: z.array(z.string()) })),
});

/** The server's state and what each call does to it; tasks are done at once, and told when asked for. */
class Contents {
  readonly indexes = new Map<string, StoredIndex>();
  readonly tasks: Task[] = [];
  readonly queries: FakeMeilisearch['queries'] = [];

  answer(method: string, path: string, body: unknown): unknown {
    const [, noun = '', uid = '', part = '', verb = ''] = path.split('?')[0]?.split('/') ?? [];
    switch (`${method} ${noun}${uid && noun === 'indexes' ? '/:uid' : ''}${part && `/${part}`}${verb && `/${verb}`}`) {
      case 'GET indexes':
        return { results: [...this.indexes.keys()].map((each) => ({ uid: each, primaryKey: 'id' })) };
      case 'POST indexes':
        return this.#task(() => this.#create(z.object({ uid: z.string() }).parse(body).uid));
      case 'DELETE indexes/:uid':
        return this.#task(() => this.#drop(uid));
      case 'PATCH indexes/:uid/settings':
        return this.#task(() => Object.assign(this.#open(uid).settings, body));
      case 'POST indexes/:uid/documents':
        return this.#task(() => this.#put(uid, body));
      case 'POST indexes/:uid/documents/delete-batch':
        return this.#task(() => this.#remove(uid, z.array(z.string()).parse(body)));
      case 'POST swap-indexes':
        return this.#task(() => this.#swap(body));
      case 'GET tasks':
        return { uid: Number(uid), ...this.tasks[Number(uid)] };
      case 'POST multi-search':
        return { results: this.#search(body) };
      default:
        throw new MeiliRefusal(404, 'not_found', `${method} ${path} is not known.`);
    }
  }

  #search(body: unknown): unknown[] {
    return queriesSchema.parse(body).queries.map((query) => {
      this.queries.push(query);
      const index = this.indexes.get(query.indexUid);
      if (!index) throw new MeiliRefusal(404, 'index_not_found', `Index \`${query.indexUid}\` not found.`);
      return { indexUid: query.indexUid, ...searchIn(index, query) };
    });
  }

  #task(work: () => unknown): { taskUid: number; status: string } {
    try {
      work();
      this.tasks.push({ status: 'succeeded', error: null });
    } catch (error) {
      if (!(error instanceof MeiliRefusal)) throw error;
      this.tasks.push({ status: 'failed', error: error.content });
    }
    return { taskUid: this.tasks.length - 1, status: 'enqueued' };
  }

  #open(uid: string): StoredIndex {
    const index = this.indexes.get(uid) ?? { settings: {}, documents: new Map() };
    this.indexes.set(uid, index);
    return index;
  }

  #create(uid: string): void {
    if (this.indexes.has(uid)) throw new MeiliRefusal(409, 'index_already_exists', `Index \`${uid}\` already exists.`);
    this.#open(uid);
  }

  #drop(uid: string): void {
    if (!this.indexes.delete(uid)) throw new MeiliRefusal(404, 'index_not_found', `Index \`${uid}\` not found.`);
  }

  #put(uid: string, body: unknown): void {
    for (const document of documentsSchema.parse(body)) this.#open(uid).documents.set(document.id, document);
  }

  #remove(uid: string, ids: readonly string[]): void {
    for (const id of ids) this.#open(uid).documents.delete(id);
  }

  #swap(body: unknown): void {
    for (const { indexes } of swapSchema.parse(body)) {
      const [one, other] = indexes.map((uid) => this.indexes.get(uid));
      if (!one || !other)
        throw new MeiliRefusal(404, 'index_not_found', `Indexes \`${indexes.join('`, `')}\` not found.`);
      this.indexes.set(indexes[0], other);
      this.indexes.set(indexes[1], one);
    }
  }
}

/** Starts the server on a free port. */
export async function fakeMeilisearch(): Promise<FakeMeilisearch> {
  const contents = new Contents();
  const key = 'spec-master-key';
  const calls: string[] = [];
  const server: Server = createServer((request, reply) => void respond(request, reply));
  const respond = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    calls.push(`${method} ${url}`);
    const { status, content } = await answerTo(contents, request, fake);
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const fake: FakeMeilisearch = {
    ...{ url: `http://127.0.0.1:${port}`, key, calls, queries: contents.queries },
    isBroken: false,
    close,
  };
  return fake;
}

async function answerTo(contents: Contents, request: IncomingMessage, { key, isBroken }: FakeMeilisearch) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  try {
    if (isBroken) throw new MeiliRefusal(500, 'internal', 'Broken on purpose.');
    if (request.headers.authorization !== `Bearer ${key}`) {
      throw new MeiliRefusal(403, 'invalid_api_key', 'The provided API key is invalid.');
    }
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const content = contents.answer(request.method ?? 'GET', request.url ?? '/', body);
    const isTask = typeof content === 'object' && content !== null && 'taskUid' in content;
    return { status: isTask ? 202 : 200, content };
  } catch (error) {
    if (error instanceof MeiliRefusal) return { status: error.status, content: error.content };
    return { status: 400, content: new MeiliRefusal(400, 'bad_request', String(error)).content };
  }
}
