/** The register's database: entities, migrations, queries. SQLite or PostgreSQL. Other rooms import from here only. */
export * from './entities';
export * from './errors';
export { openDatabase } from './open';
export { inTransaction } from './transaction';
