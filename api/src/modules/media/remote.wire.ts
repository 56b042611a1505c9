import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { Injectable } from '@nestjs/common';

/** The two things fetching needs of the network, apart, so that what is dialled is what was checked. */
@Injectable()
export class RemoteWire {
  /** All addresses of a name. @throws Error when it has none */
  async resolve(name: string): Promise<string[]> {
    const found = await lookup(name, { all: true, verbatim: true });
    return found.map(({ address }) => address);
  }

  /** Connects to an address; nothing is resolved here. */
  dial(address: string, port: number): Socket {
    return connect({ host: address, port, lookup: refuseToResolve });
  }
}

const refuseToResolve = (name: string): never => {
  throw new Error(`Only checked addresses are dialled, not ${name}.`);
};
