import { Register1795478400000 } from './0001-register';
import { UploadsAndJobs1795478401100 } from './0011-uploads-and-jobs';
import { Adjustments1795564800012 } from './0012-adjustments';
import { PeopleAndObjections1795600000013 } from './0013-people-and-objections';
import { CurrentTags1795650000014 } from './0014-current-tags';
import { JobBodies1795700000016 } from './0016-job-bodies';
import { CauseOfAdjustments1795760000017 } from './0017-cause-of-adjustments';

/** In order. A migration once released is never changed: the next one goes below. */
export const migrations = [
  Register1795478400000,
  UploadsAndJobs1795478401100,
  Adjustments1795564800012,
  PeopleAndObjections1795600000013,
  CurrentTags1795650000014,
  JobBodies1795700000016,
  CauseOfAdjustments1795760000017,
];
