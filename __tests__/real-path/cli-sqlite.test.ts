import { describeWithCorpus } from '../corpus';
import { describeOnSqlite } from '../databases';
import { walkTheCommandLine } from './command-line';

describeWithCorpus('over the command line', () => {
  describeOnSqlite('the real path', (_open, freshUrl) => walkTheCommandLine(freshUrl));
});
