import { createServer, type RequestOptions, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A request as it is written, tidied up by no client. Without a body only the head is sent, whatever it announces. */
export async function rawRequest(
  app: Express,
  options: RequestOptions,
  body?: string,
): Promise<{ status: number; text: string }> {
  const server = createServer(app).listen(0);
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((done, fail) => {
      const asked = request({ port, ...options }, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part) => {
            text += part;
          })
          .on('end', () => done({ status: response.statusCode!, text }));
      });
      asked.on('error', fail);
      if (body !== undefined || (options.method ?? 'GET') === 'GET') asked.end(body);
      else asked.flushHeaders();
    });
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}
