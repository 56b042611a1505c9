import { createServer } from 'node:net';
import { Refusal } from './refusal.js';
import { portVariable } from './settings.js';

/**
 * Makes sure that every port is free on all addresses before anything is started.
 *
 * @param {Record<string, number>} ports by service
 * @throws {Refusal} naming the first busy port and the variable that changes it
 */
export async function refuseBusyPorts(ports) {
  for (const [service, port] of Object.entries(ports)) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port))) continue;
    const variable = portVariable(service);
    throw new Refusal(
      `Port ${port} (${service}) is already in use. Stop what listens there, or choose another: ${variable}=${port + 10} npm start`,
    );
  }
}

/** @returns {Promise<number>} a port nobody listens on at this moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(true);
      else if (error.code === 'EACCES')
        reject(new Refusal(`Port ${port} may not be opened by this user; choose one above 1023.`));
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
