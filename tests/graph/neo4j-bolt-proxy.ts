/** A way to Neo4j that can lose what the server says: the answer to a commit, which is then made without its maker knowing. */
import { connect, createServer, type Socket } from 'node:net';

export interface BoltProxy {
  readonly uri: string;
  /** The next commit reaches the server; its answer does not come back, the connection breaks instead. */
  loseNextCommitAnswer(): void;
  /** How many answers were lost. */
  lost(): number;
  close(): Promise<void>;
}

/** COMMIT as Bolt sends it: a chunk of two bytes, a structure without fields, signature 0x12. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12]);

export async function boltProxy(target: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let armed = false;
  let lost = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    let losing = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      // Both ends break by design here.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (bytes) => {
      if (armed && bytes.includes(COMMIT)) {
        armed = false;
        losing = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!losing) {
        client.write(bytes);
        return;
      }
      lost++;
      client.destroy();
    });
  });
  await new Promise<void>((settle) => proxy.listen(0, '127.0.0.1', settle));
  const address = proxy.address() as { port: number };
  return {
    uri: `bolt://127.0.0.1:${address.port}`,
    loseNextCommitAnswer: () => {
      armed = true;
    },
    lost: () => lost,
    close: () =>
      new Promise((settle) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => settle());
      }),
  };
}
