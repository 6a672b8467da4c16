/** The whole database, table by table, told alike by both. */
export * from './catalog';
export * from './rows';
