import { describeWithCorpus } from '../corpus';
import { describeOnPostgres } from '../databases';
import { walkTheCommandLine } from './command-line';

/** SQLite's walk is in every run, and every query is tried on both databases by the tests of `store`. */
const describeLong = process.env.QUANZE_LONG
  ? describeWithCorpus
  : (name: string) =>
      describe.skip(`${name} on PostgreSQL (skipped: for npm run test:long)`, () =>
        it('runs', () => undefined));

describeLong('over the command line', () => {
  describeOnPostgres('the real path', (_open, freshUrl) => walkTheCommandLine(freshUrl));
});
