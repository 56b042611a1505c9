import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './public.address.js';
import { RemoteImageFetcher } from './remote-image.fetcher.js';

describe('an address', () => {
  it.each([
    '93.184.216.34',
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:2800:220:1:248:1893:25c8:1946',
    '2a00:1450:4001::200e',
  ])('is public: %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['0.0.0.0', 'this host'],
    ['10.0.0.1', 'a private network'],
    ['100.64.0.1', 'a carrier’s network'],
    ['127.0.0.1', 'this machine'],
    ['127.255.255.254', 'this machine'],
    ['169.254.169.254', 'the metadata of a cloud'],
    ['172.16.0.1', 'a private network'],
    ['172.31.255.255', 'a private network'],
    ['192.0.0.170', 'protocol assignments'],
    ['192.0.2.1', 'an example'],
    ['192.88.99.1', 'a relay'],
    ['192.168.1.1', 'a private network'],
    ['198.18.0.1', 'a benchmark'],
    ['198.51.100.1', 'an example'],
    ['203.0.113.1', 'an example'],
    ['224.0.0.1', 'a multicast group'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'everybody here'],
    ['::', 'this host'],
    ['::1', 'this machine'],
    ['::ffff:127.0.0.1', 'this machine in disguise'],
    ['::ffff:7f00:1', 'this machine in disguise'],
    ['::ffff:8.8.8.8', 'IPv4 in disguise'],
    ['::127.0.0.1', 'this machine in an old disguise'],
    ['64:ff9b::a9fe:a9fe', 'metadata through a translator'],
    ['64:ff9b:1::1', 'a local translator'],
    ['100::1', 'nowhere'],
    ['2001::1', 'a Teredo tunnel'],
    ['2001:db8::1', 'an example'],
    ['2002:7f00:1::', 'this machine through 6to4'],
    ['3fff::1', 'an example'],
    ['fc00::1', 'a private network'],
    ['fd00:ec2::254', 'the metadata of a cloud'],
    ['fe80::1', 'this link'],
    ['fec0::1', 'a private network'],
    ['ff02::1', 'a multicast group'],
    ['2130706433', 'no address as it is written'],
    ['localhost', 'a name'],
    ['', 'nothing'],
  ])('is not public: %s, %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

const publicAddress = '93.184.216.34';
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/**
 * The Internet as the fetcher meets it: names with the addresses they answer with, one after the other, and one web server
 * behind every public address. Remembers what was dialled.
 */
async function internet(names: Readonly<Record<string, readonly (readonly string[])[]>>, answer: RequestListener) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const dialled: string[] = [];
  const asked: Record<string, number> = {};
  const wire = {
    resolve: (name: string) => {
      const turn = (asked[name] = (asked[name] ?? 0) + 1) - 1;
      const answers = names[name] ?? [];
      const addresses = answers[Math.min(turn, answers.length - 1)];
      return addresses ? Promise.resolve([...addresses]) : Promise.reject(new Error('ENOTFOUND'));
    },
    dial: (address: string, wanted: number) => {
      dialled.push(`${address}:${wanted}`);
      return connect(port, '127.0.0.1');
    },
  };
  return { fetcher: new RemoteImageFetcher(wire), dialled, asked };
}

const shop = { 'pictures.example': [[publicAddress]] };
const picture = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();

describe('a picture of the web', () => {
  it('is fetched from the address that was checked, under its last name', async () => {
    const bytes = await picture();
    const hosts: (string | undefined)[] = [];
    const { fetcher, dialled } = await internet(shop, (request, response) => {
      hosts.push(request.headers.host);
      response.end(bytes);
    });
    const file = await fetcher.fetch('http://pictures.example/a/Blue%20mug.png?v=2');
    expect(file).toEqual({ bytes, fileName: 'Blue mug.png' });
    expect([dialled, hosts]).toEqual([[`${publicAddress}:80`], ['pictures.example']]);
  });

  it('is followed through three redirects, each checked again, and no further', async () => {
    const bytes = await picture();
    const { fetcher, dialled } = await internet(shop, (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) return response.end(bytes);
      return response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await fetcher.fetch('http://pictures.example/3')).bytes).toEqual(bytes);
    expect(dialled).toHaveLength(4);
    await expect(fetcher.fetch('http://pictures.example/4')).rejects.toMatchObject({
      code: 'media.fetch_failed',
      details: { reason: 'It was redirected more than 3 times.' },
    });
  });

  it.each([
    ['http://127.0.0.1/'],
    ['http://127.1/'],
    ['http://2130706433/'],
    ['http://0x7f000001/'],
    ['http://017700000001/'],
    ['http://0/'],
    ['http://[::1]/'],
    ['http://[::ffff:127.0.0.1]/'],
    ['http://[::ffff:a9fe:a9fe]/'],
    ['http://169.254.169.254/latest/meta-data/'],
    ['http://inside.example/'],
    ['http://both.example/'],
    ['http://mapped.example/'],
    ['http://pictures.example:22/'],
    ['http://pictures.example:8080/'],
    ['http://user:password@pictures.example/'],
    ['ftp://pictures.example/a.png'],
    ['file:///etc/passwd'],
    ['data:image/png;base64,AAAA'],
    ['gopher://pictures.example/'],
    ['not an address'],
  ])('is refused without a connection: %s', async (url) => {
    const names = {
      ...shop,
      'inside.example': [['10.0.0.7']],
      'both.example': [[publicAddress, '192.168.0.1']],
      'mapped.example': [['::ffff:10.0.0.1']],
    };
    const { fetcher, dialled } = await internet(names, (_request, response) => response.end('secret'));
    await expect(fetcher.fetch(url)).rejects.toMatchObject({ code: 'media.address_refused' });
    expect(dialled).toEqual([]);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/'],
    ['http://inside.example/'],
    ['//127.0.0.1/'],
    ['file:///etc/passwd'],
    ['http://pictures.example:6379/'],
  ])('is refused when a redirect leads to %s', async (location) => {
    const names = { ...shop, 'inside.example': [['10.0.0.7']] };
    const { fetcher, dialled } = await internet(names, (_request, response) =>
      response.writeHead(301, { location }).end(),
    );
    await expect(fetcher.fetch('http://pictures.example/')).rejects.toMatchObject({ code: 'media.address_refused' });
    expect(dialled).toEqual([`${publicAddress}:80`]);
  });

  it('is asked of a name once a hop: a name that changes its mind is dialled where it was checked', async () => {
    const bytes = await picture();
    const names = { 'rebinding.example': [[publicAddress], ['127.0.0.1']] };
    const { fetcher, dialled, asked } = await internet(names, (_request, response) => response.end(bytes));
    await fetcher.fetch('http://rebinding.example/');
    expect([dialled, asked]).toEqual([[`${publicAddress}:80`], { 'rebinding.example': 1 }]);
    await expect(fetcher.fetch('http://rebinding.example/')).rejects.toMatchObject({ code: 'media.address_refused' });
  });

  it.each<[string, RequestListener, object]>([
    [
      'its server has none',
      (_request, response) => response.writeHead(404).end(),
      { reason: 'Its server answered 404.' },
    ],
    ['its server breaks off', (request) => request.socket.destroy(), { reason: 'The connection failed (ECONNRESET).' }],
    ['half of it arrives', (_request, response) => void response.writeHead(200, { 'content-length': 99 }).write('x', () => response.destroy()), { reason: 'It broke off half-way.' }], // prettier-ignore
  ])('fails with a reason when %s', async (_case, answer, details) => {
    const { fetcher } = await internet(shop, answer);
    await expect(fetcher.fetch('http://pictures.example/')).rejects.toMatchObject({
      code: 'media.fetch_failed',
      details,
    });
  });

  it('fails with a reason when there is no such host', async () => {
    const { fetcher } = await internet({}, () => undefined);
    await expect(fetcher.fetch('http://nowhere.example/')).rejects.toMatchObject({
      details: { reason: 'There is no host nowhere.example.' },
    });
  });

  it.each<[string, RequestListener]>([
    [
      'as it says itself',
      (_request, response) => response.writeHead(200, { 'content-length': 21 * 1024 * 1024 }).flushHeaders(),
    ],
    ['though it does not say so', (_request, response) => endless(response)],
  ])('is not read beyond 20 MB, %s', async (_case, answer) => {
    const { fetcher } = await internet(shop, answer);
    await expect(fetcher.fetch('http://pictures.example/')).rejects.toMatchObject({ code: 'media.too_large' });
  });
});

function endless(response: Parameters<RequestListener>[1]): void {
  const chunk = Buffer.alloc(1024 * 1024);
  const more = () => {
    if (!response.destroyed) response.write(chunk, more);
  };
  more();
}
