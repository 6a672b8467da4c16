import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  addPerson,
  type Installation,
  LOCAL_ADMINISTRATOR,
  type Role,
  setFirstPassword,
} from '../src/services';
import { createApp } from '../src/web';
import { Officer } from './real-path/officer';
import { installed, withSample } from './services/installed';

export const PASSWORD = 'four words in a row';

/** The whole application on a free port of this machine, for tests that come by browser or HTTP. */
export interface Served {
  installation: Installation;
  /** `http://127.0.0.1:port` */
  base: string;
  /** Makes an account that signs in by `PASSWORD`; its name. `body` null: for all bodies. */
  person(name: string, roles: Role[], body?: string | null): Promise<string>;
  /** The same, signed in over HTTP without a browser. */
  officer(name: string, roles: Role[], body?: string | null): Promise<Officer>;
  close(): Promise<void>;
}

/** Serves an empty register in memory, or the sample where asked for. Close it after the tests. */
export async function served({
  sample = false,
  url = 'sqlite::memory:',
  now,
}: {
  sample?: boolean;
  url?: string;
  now?: string;
} = {}): Promise<Served> {
  const installation = sample ? await withSample() : await installed(url, now);
  const app = await createApp(installation);
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const person = async (name: string, roles: Role[], body: string | null = null) => {
    const token = await addPerson(installation, {
      name,
      displayName: name,
      roles,
      body,
      actor: LOCAL_ADMINISTRATOR,
    });
    await setFirstPassword(installation, token, PASSWORD, PASSWORD);
    return name;
  };
  return {
    installation,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person,
    async officer(name, roles, body) {
      await person(name, roles, body);
      const officer = new Officer(app);
      await officer.submit('/admin/sign-in', '/admin/sign-in', { name, password: PASSWORD });
      return officer;
    },
    async close() {
      await stop(server);
      await installation.close();
    },
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
