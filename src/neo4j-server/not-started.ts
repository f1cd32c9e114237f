/** No server runs; the message says why and what to do about it, and trying again without a change does not help. */
export class Neo4jNotStarted extends Error {
  override readonly name = 'Neo4jNotStarted';
}
