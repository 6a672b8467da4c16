import { describeWithCorpus } from '../corpus';
import { describeOnPostgres } from '../databases';
import { walkTheCommandLine } from './command-line';

describeWithCorpus('over the command line', () => {
  describeOnPostgres('the real path', (_open, freshUrl) => walkTheCommandLine(freshUrl));
});
